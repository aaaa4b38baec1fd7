# make run · make test · make test-slow · make bench · make lint · make install PREFIX=/usr/local
SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
PROGRAM := .build/release/lodestone
SOURCES := Package.swift $(shell find Sources -type f)
NEEDED := libgsl-dev nettle-dev pkg-config make
# The Swift libraries are linked in: the program runs on a machine without a Swift toolchain.
RELEASE := -c release --product lodestone --static-swift-stdlib -Xlinker -s

.PHONY: all run test test-slow bench lint install uninstall packages clean

all: $(PROGRAM)

# What the build needs from Debian; nothing is asked of apt when everything is there.
packages:
	@missing=""; for p in $(NEEDED); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then \
	    echo "installing$$missing"; \
	    for try in 1 2; do \
	      apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -q $$missing && break; \
	      [ $$try = 2 ] && { echo "apt-get failed twice; try again later"; exit 69; }; sleep 3; \
	    done; \
	  else echo "missing$$missing; run: sudo apt-get install$$missing"; exit 69; fi; \
	fi; \
	command -v $(SWIFT) >/dev/null || { echo "missing Swift 6.3: see https://www.swift.org/install/linux"; exit 69; }

$(PROGRAM): $(SOURCES) | packages
	$(SWIFT) build $(RELEASE)
	@touch $(PROGRAM)

run: $(PROGRAM)
	$(PROGRAM) rank --profile automotive-parts --top 10 --format table
	@echo
	$(PROGRAM) explain "$$($(PROGRAM) rank --profile automotive-parts --top 1 --format csv 2>/dev/null | sed -n '2s/^[^,]*,\([^,]*\),.*/\1/p')" --profile automotive-parts --format table

test: packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --parallel

# Coverage of intervals over 500 samples of each model, and random studies by the ten thousand.
test-slow: packages
	$(SWIFT) build --build-tests
	LODESTONE_SLOW_TESTS=1 $(SWIFT) test --skip-build --filter 'CoverageTests|EstimateFuzzTests'

lint: packages
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks Package.swift

# Rooms in one process first, then whole processes, then the program beside the peers where their scripts are.
PEERS ?= ../shared/peers
PEERS_PYTHON ?= python3
bench: $(PROGRAM)
	LODESTONE_BENCHMARKS=1 $(SWIFT) package --build-path .build-bench --allow-writing-to-package-directory benchmark
	python3 Benchmarks/whole_process.py $(PROGRAM)
	python3 Benchmarks/peers.py $(PROGRAM) --peers $(PEERS) --python $(PEERS_PYTHON)

install: $(PROGRAM)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/lodestone/Weights $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/lodestone
	for d in Datasets/*/dataset.yaml; do n=$$(dirname $$d); \
	  install -d $(DESTDIR)$(PREFIX)/share/lodestone/$$n && install -m 644 $$n/* $(DESTDIR)$(PREFIX)/share/lodestone/$$n/; done
	install -m 644 Weights/*.* $(DESTDIR)$(PREFIX)/share/lodestone/Weights/
	for d in Datasets/examples Weights/coefficients; do \
	  install -d $(DESTDIR)$(PREFIX)/share/lodestone/$$d && install -m 644 $$d/* $(DESTDIR)$(PREFIX)/share/lodestone/$$d/; done
	install -m 644 Documentation/lodestone.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	$(PROGRAM) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/lodestone
	$(PROGRAM) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_lodestone
	$(PROGRAM) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/lodestone.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/lodestone $(DESTDIR)$(PREFIX)/share/man/man1/lodestone.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/lodestone $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_lodestone \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/lodestone.fish
	rm -rf $(DESTDIR)$(PREFIX)/share/lodestone

clean:
	rm -rf .build

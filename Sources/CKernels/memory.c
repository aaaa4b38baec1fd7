#define _DEFAULT_SOURCE
#include "CKernels.h"

#include <stdlib.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

// A fresh page costs more than a pass over its numbers: 48 MB in small pages 18 ms, in large ones 3 ms. Not
// for much memory, though: a virtual machine gives free large pages back to its host, and to get 512 MB again
// took 1 s, against 0.2 s in small pages.
static const size_t largePage = (size_t)2 << 20;
static const size_t most = (size_t)64 << 20;

void *ck_allocate(size_t bytes) {
  void *memory = NULL;
  int isLarge = bytes >= 2 * largePage && bytes <= most;
  if (posix_memalign(&memory, isLarge ? largePage : 64, bytes > 0 ? bytes : 64) != 0) return NULL;
#if defined(__linux__)
  if (isLarge) (void)madvise(memory, bytes / largePage * largePage, MADV_HUGEPAGE);
#endif
  return memory;
}

void ck_release(void *memory) { free(memory); }

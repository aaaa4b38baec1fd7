import Testing

/// Flag > environment > ./lodestone.yaml > the user's file > default.
@Suite struct ConfigCommandTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  private func origins(environment: [String: String] = [:]) throws -> [String: [String]] {
    let run = try folder.run("config", "--origin", "--format", "csv", environment: environment)
    #expect(run.code == 0)
    #expect(run.lines.first == "key,value,origin")
    let rows = run.lines.dropFirst().map { $0.split(separator: ",").map(String.init) }
    return Dictionary(rows.map { ($0[0], Array($0[1...])) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func everySettingSaysWhereItComesFrom() throws {
    let plain = try origins()
    #expect(plain["dataset"] == ["eu-nuts2-2014", "default"])
    #expect(plain["seed"] == ["1", "default"])
    #expect(plain["format"] == nil)
    #expect(plain["data"]?.last == "checkout")
    try folder.put("config.yaml", "dataset: mine\nseed: 5\ncolor: never\n")
    let home = folder.path + "/home"
    try folder.makeFolder("home/.config/lodestone")
    try folder.put("home/.config/lodestone/config.yaml", "dataset: mine\nseed: 5\ncolor: never\n")
    try folder.put("lodestone.yaml", "seed: 6\nformat: json\n")
    let all = try origins(environment: ["HOME": home, "LODESTONE_FORMAT": "table"])
    #expect(all["dataset"] == ["mine", home + "/.config/lodestone/config.yaml"])
    #expect(all["seed"] == ["6", "./lodestone.yaml"])
    #expect(all["format"] == ["table", "LODESTONE_FORMAT"])
    #expect(all["color"]?.first == "never")
    #expect(all["profile"] == ["automotive-parts", "default"])
  }

  @Test func theUsersFolderMayBeElsewhere() throws {
    try folder.makeFolder("xdg/lodestone")
    try folder.put("xdg/lodestone/config.yaml", "seed: 9\n")
    let found = try origins(environment: ["XDG_CONFIG_HOME": folder.path + "/xdg"])
    #expect(found["seed"] == ["9", folder.path + "/xdg/lodestone/config.yaml"])
  }

  @Test func withoutTheFlagOnlyTheValuesAreShown() throws {
    #expect(try folder.run("config").lines.first == "key,value")
  }

  @Test func unknownSettingsAreRefusedWithTheirPlace() throws {
    try folder.put("lodestone.yaml", "seed: 1\nfromat: json\n")
    expectRefusal(
      try folder.run("config"), 65,
      ["lodestone.yaml:2:1: there is no setting 'fromat'; did you mean 'format'?"])
  }
}

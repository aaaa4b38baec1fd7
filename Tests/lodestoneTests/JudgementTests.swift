import Foundation
import TestSupport
import Testing

/// `weigh` and `profile new` by points and by an order of importance, in closed form.
@Suite struct JudgementTests {
  let folder: Folder
  init() throws {
    folder = try Folder()
    try folder.put("points.csv", "criterion,value\nwage,100\nport,60\ntax,40\n")
  }

  private func weights(_ arguments: String...) throws -> (object: [String: Any], weights: [String: Double]) {
    let run = try Program.run(["weigh", "--format", "json"] + arguments, in: folder)
    let whole = try run.object()
    return (whole, try #require(whole["weights"] as? [String: Double], "\(run.err)"))
  }

  private func expect(_ found: [String: Double], _ expected: [String: Double]) throws {
    #expect(Set(found.keys) == Set(expected.keys))
    for (name, weight) in expected { #expect(agree(try #require(found[name]), weight, .roundoff), "\(name)") }
  }

  @Test func pointsBecomeShares() throws {
    let found = try weights("--method", "swing", "--points", "points.csv")
    try expect(found.weights, ["wage": 0.5, "port": 0.3, "tax": 0.2])
    #expect(found.object["method"] as? String == "swing")
    #expect(Set(found.object.keys) == ["method", "weights", "notices"])
  }

  /// Barron & Barrett (1996), three places: 11/18, 5/18 and 2/18; two that share the last two hold 7/36 each.
  @Test func anOrderBecomesTheCentreOfTheWeightsThatKeepIt() throws {
    let found = try weights("--method", "roc", "--order", "wage,port,tax")
    try expect(found.weights, ["wage": 11.0 / 18, "port": 5.0 / 18, "tax": 2.0 / 18])
    #expect(found.object["method"] as? String == "roc")
    try expect(
      try weights("--method", "roc", "--order", "wage,port=tax").weights,
      ["wage": 11.0 / 18, "port": 7.0 / 36, "tax": 7.0 / 36])
  }

  @Test func aProfileMayTakeEither() throws {
    let families = ["infrastructure", "costs", "tax", "location", "stability", "cluster"]
    let points = [25, 100, 25, 25, 12.5, 12.5]
    try folder.put(
      "f.csv", "criterion,value\n" + zip(families, points).map { "\($0),\($1)\n" }.joined())
    let swing = try folder.run(
      "profile", "new", "s", "--profile", "textiles", "--method", "swing", "--points", "f.csv")
    #expect(swing.code == 0, "\(swing.err)")
    #expect(swing.out.contains("  costs:\n    weight: 0.5\n"))
    #expect(swing.out.contains("  cluster:\n    weight: 0.0625\n"))
    #expect(swing.out.contains("- \"weights by swing, in the shape of profile 'textiles'\"\n"))
    let order = try folder.run(
      "profile", "new", "o", "--profile", "textiles", "--method", "roc", "--order",
      families.joined(separator: "="))
    #expect(order.code == 0, "\(order.err)")
    #expect(order.out.components(separatedBy: "    weight: 0.16666666666666").count == 7)
    let refused = try folder.run(
      "profile", "new", "o", "--profile", "textiles", "--method", "swing", "--points", "points.csv")
    #expect(refused.code == 64)
    #expect(refused.err.hasPrefix("lodestone: the judgements name port, tax, wage; judge all families ("))
  }

  @Test(arguments: [
    (["swing"], "--method swing wants --points; name the file of points: criterion,value"),
    (["roc"], "--method roc wants --order; write --order wage,port=rail,tax"),
    (["swing", "--order", "a,b"], "--order belongs to --method roc; leave it out, or take that method"),
    (
      ["roc", "--points", "points.csv"],
      "--points belongs to --method swing; leave it out, or take that method"
    ),
    (
      ["std", "--points", "points.csv"],
      "--points belongs to --method swing; leave it out, or take that method"
    ),
    (["roc", "--order", "a,,b"], "--order: place 2 lacks a name; write --order wage,port=rail,tax"),
    (
      ["roc", "--order", "a", "--matrix", "m.csv"],
      "--matrix is nothing to weigh --method roc; leave it out"
    ),
    (
      ["swing", "--points", "points.csv", "--where", "a > 1"],
      "--where is nothing to weigh --method swing; leave it out"
    ),
  ]) func wrongUsageIsExplained(arguments: [String], message: String) throws {
    expectRefusal(
      try Program.run(["weigh", "--method"] + arguments, in: folder), 64, ["lodestone: \(message)"])
  }

  @Test func badPointsAreBadData() throws {
    try folder.put("bad.csv", "criterion,value\na,-1\n")
    expectRefusal(
      try folder.run("weigh", "--method", "swing", "--points", "bad.csv"), 65,
      ["bad.csv:2:3: 'a' has '-1' points; points are 0 or above"])
    try folder.put("none.csv", "criterion,value\na,0\nb,0\n")
    expectRefusal(
      try folder.run("weigh", "--method", "swing", "--points", "none.csv"), 65,
      ["lodestone: every criterion has 0 points; give the one whose swing is worth most 100"])
  }
}

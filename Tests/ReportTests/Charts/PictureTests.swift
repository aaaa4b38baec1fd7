import Testing

@testable import Report

@Suite struct PictureTests {
  /// Source: Noll's page of the FNV hash, test vectors of FNV-1a with 64 bits.
  @Test func namesFollowTheHashAsPublished() {
    #expect(contentName([""]) == "cbf29ce484222325")
    #expect(contentName(["a"]) == "af63dc4c8601ec8c")
    #expect(contentName(["foobar"]) == "85944171f73967e8")
  }

  @Test func neighboursShareTheirEdgeWhenWritten() {
    let left = Picture.Box(role: .bar, x: 10.004, y: 0, width: 20.004, height: 5, fill: "#000000")
    let right = Picture.Box(role: .bar, x: 30.008, y: 0, width: 1, height: 5, fill: "#000000")
    var picture = Picture(width: 100, height: 10, id: "p", title: "t", description: "d")
    picture.groups = [Picture.Group(marks: [.box(left), .box(right)])]
    #expect(picture.svg.contains("<rect x=\"10\" y=\"0\" width=\"20.01\" height=\"5\""))
    #expect(picture.svg.contains("<rect x=\"30.01\" y=\"0\" width=\"1\" height=\"5\""))
  }

  @Test func aTextIsMeasuredFromItsAnchor() {
    var text = Picture.Text(content: "10", x: 50, y: 20, lettering: Lettering(size: 10))
    let width = text.width
    #expect(text.left == 50 && text.right == 50 + width)
    text.anchor = .end
    #expect(text.right == 50)
    text.anchor = .middle
    #expect(text.left == 50 - width / 2)
  }
}

import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a parser of XML finds in a picture.
struct ChartReader {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// Of the element itself and those inside it that have no entry of their own.
    var text = ""
  }

  /// In the order in which they open.
  let elements: [Element]
  let isWellFormed: Bool

  init(_ svg: String) {
    let collector = Collector()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = collector
    isWellFormed = parser.parse()
    elements = collector.elements
  }

  func texts(of name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }
}

private final class Collector: NSObject, XMLParserDelegate {
  var elements: [ChartReader.Element] = []
  private var open: [Int] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(ChartReader.Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }
}

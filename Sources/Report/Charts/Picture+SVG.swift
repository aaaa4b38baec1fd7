extension Picture {
  /// The picture as one SVG element: no script, nothing from elsewhere, coordinates in hundredths of a pixel.
  ///
  /// Without an XML declaration, so that it can stand in a page of HTML as it is.
  ///
  /// - Source: *Scalable Vector Graphics (SVG) 1.1*, second edition; *WAI-ARIA Graphics Module* on
  ///   `role="img"`.
  var svg: String {
    let (width, height) = (coordinate(width), coordinate(height))
    let font = "Helvetica, Arial, 'DejaVu Sans', sans-serif"
    var out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\""
    out +=
      " viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" font-family=\"\(font)\">\n"
    out += "<title id=\"\(id)-title\">\(escapedForXML(title))</title>\n"
    out += "<desc id=\"\(id)-desc\">\(escapedForXML(description))</desc>\n"
    out += "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(Palette.paper)\"/>\n"
    for group in groups {
      out += "<g>\n"
      if let caption = group.caption { out += "<title>\(escapedForXML(caption))</title>\n" }
      for mark in group.marks {
        switch mark {
        case .box(let box): out += box.svg
        case .line(let line): out += line.svg
        case .text(let text): out += text.svg
        }
      }
      out += "</g>\n"
    }
    return out + "</svg>\n"
  }
}

extension Picture.Box {
  fileprivate var svg: String {
    // Both edges are rounded, not the width: neighbours then share their edge.
    let left = coordinate(x)
    let top = coordinate(y)
    let across = difference(x + width, x)
    let down = difference(y + height, y)
    let paint = "fill=\"\(fill ?? "none")\"" + (stroke.map { " stroke=\"\($0)\"" } ?? "")
    return
      "<rect x=\"\(left)\" y=\"\(top)\" width=\"\(across)\" height=\"\(down)\" \(paint)/>\n"
  }

  private func difference(_ far: Double, _ near: Double) -> String {
    coordinate((100 * far).rounded() / 100 - (100 * near).rounded() / 100)
  }
}

extension Picture.Line {
  fileprivate var svg: String {
    let ends =
      "x1=\"\(coordinate(x1))\" y1=\"\(coordinate(y1))\" x2=\"\(coordinate(x2))\" y2=\"\(coordinate(y2))\""
    let width = thickness == 1 ? "" : " stroke-width=\"\(coordinate(thickness))\""
    return "<line \(ends) stroke=\"\(colour)\"\(width)/>\n"
  }
}

extension Picture.Text {
  private var tailSpan: String {
    guard !tail.isEmpty else { return "" }
    let size = coordinate(Self.tailLettering.size)
    return "<tspan dx=\"\(coordinate(Self.tailGap))\" font-size=\"\(size)\" fill=\"\(Palette.pencil)\">"
      + "\(escapedForXML(tail))</tspan>"
  }

  fileprivate var svg: String {
    let weight = lettering.isBold ? " font-weight=\"bold\"" : ""
    let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let size = coordinate(lettering.size)
    return "<text x=\"\(coordinate(x))\" y=\"\(coordinate(y))\" font-size=\"\(size)\"\(weight)\(place)"
      + " fill=\"\(colour)\">\(escapedForXML(content))\(tailSpan)</text>\n"
  }
}

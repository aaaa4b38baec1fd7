/// Data as one line of text that any XML parser takes.
///
/// Line ends, tabs and other white space become a space. Dropped are control characters, what XML 1.0
/// forbids, and the marks that turn the direction of writing for the rest of a line: a name must not
/// rearrange its neighbours.
func cleaned(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var isAfterSpace = true
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace, scalar != "\u{00A0}", scalar != "\u{202F}" {
      if !isAfterSpace { result.append(" ") }
      isAfterSpace = true
      continue
    }
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE...0xFFFF, 0x202A...0x202E, 0x2066...0x2069: continue
    default: break
    }
    result.append(scalar)
    isAfterSpace = false
  }
  if result.last == " " { result.removeLast() }
  return String(result)
}

/// Text for the inside of an element or of a double-quoted attribute.
///
///     escapedForXML("R&D <b> \"x\"")  // R&amp;D &lt;b&gt; &quot;x&quot;
///
/// - Source: *Extensible Markup Language (XML) 1.0*, fifth edition, section 2.4.
func escapedForXML(_ text: String) -> String {
  var result = ""
  for scalar in cleaned(text).unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

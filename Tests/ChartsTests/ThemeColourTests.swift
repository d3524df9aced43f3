import Foundation
import Testing

@testable import Charts

/// The colours of the built-in theme are a part of how charts are read.
@Suite struct ThemeColourTests {
  private let sheet: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "templates/assets/style.css"), encoding: .utf8)) ?? ""
  }()

  /// The values of a custom property: the light one, then the dark one.
  private func values(of name: String) -> [String] {
    sheet.components(separatedBy: name + ": ").dropFirst().map { String($0.prefix { $0 != ";" }) }
  }

  /// WCAG 2.2, "relative luminance".
  private func luminance(_ colour: String) -> Double {
    let number = UInt32(colour.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(number >> UInt32(shift) & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ first: String, _ second: String) -> Double {
    let values = [luminance(first), luminance(second)].sorted()
    return (values[1] + 0.05) / (values[0] + 0.05)
  }

  @Test(arguments: 1...6)
  func `each colour stands out from both grounds, and its fallback is the light one`(place: Int) throws {
    let colours = values(of: "--chart-\(place)")
    let grounds = values(of: "--ground")
    try #require(colours.count >= 2 && grounds.count >= 2)
    #expect(contrast(colours[0], grounds[0]) >= 3)
    #expect(contrast(colours[1], grounds[1]) >= 3)
    #expect("\(SeriesStyle.colours[place - 1])" == "var(--chart-\(place),\(colours[0]))")
  }

  @Test(arguments: ["--better", "--worse"])
  func `words of judgement can be read on both grounds`(name: String) throws {
    let colours = values(of: name)
    let grounds = values(of: "--ground")
    try #require(colours.count >= 2 && grounds.count >= 2)
    #expect(contrast(colours[0], grounds[0]) >= 4.5 && contrast(colours[1], grounds[1]) >= 4.5)
  }
}

import Testing

@testable import Checks

@Suite("Colours of style sheets")
struct ColourReaderTests {
  @Test(
    "are read in the forms that CSS has for sRGB",
    arguments: [
      ("#1c1f23", "#1c1f23"), ("#ABC", "#aabbcc"), ("#abcd", "#aabbcc"), ("rgb(1, 2, 3)", "#010203"),
      ("rgb(1 2 3 / 50%)", "#010203"), ("rgba(100%,0%,0%,.5)", "#ff0000"), ("hsl(120, 100%, 25%)", "#008000"),
      ("hsl(0.5turn 100% 50%)", "#00ffff"), ("hsl(-60deg 100% 50%)", "#ff00ff"), ("RebeccaPurple", "#663399"),
      ("color-mix(in srgb, red, blue)", "#800080"), ("color-mix(in srgb, #fff 20%, black)", "#333333"),
      ("color-mix(in srgb, red, blue 25%)", "#bf0040"), ("light-dark(#111, #eee)", "#111111"),
    ])
  func read(text: String, expected: String) {
    #expect(ColourReader(isDark: false).read(text)?.text == expected)
  }

  @Test(
    "that cannot be computed are not guessed",
    arguments: [
      "", "#12", "#ggg", "rgb(1,2)", "oklch(0.5 0.1 20)", "color(display-p3 1 0 0)", "CanvasText", "inherit", "rouge",
      "color-mix(in oklab, red, blue)", "rgb(calc(1) 2 3)",
    ])
  func unknown(text: String) {
    #expect(ColourReader(isDark: false).read(text) == nil)
  }

  @Test("have the contrast of WCAG")
  func contrast() {
    func ratio(_ first: String, _ second: String) -> Double {
      let reader = ColourReader(isDark: true)
      guard let first = reader.read(first), let second = reader.read(second) else { return 0 }
      return (first.contrast(with: second) * 1000).rounded() / 1000
    }
    #expect(ratio("black", "white") == 21)
    #expect(ratio("white", "white") == 1)
    #expect(ratio("#767676", "white") == 4.542)
    #expect(ratio("#777", "#fff") == 4.478)
    #expect(ratio("#0b4fa0", "#f4f5f7") == ratio("#f4f5f7", "#0b4fa0"))
    #expect(ratio("light-dark(#fff, #000)", "#fff") == 21)
  }
}

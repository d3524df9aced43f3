import Diagnostics
import Testing

@testable import SiteModel

@Suite("The look of site.yaml")
struct LookReaderTests {
  private func read(_ yaml: String) -> (look: SiteConfiguration.Look, faults: [Diagnostic]) {
    let (configuration, faults) = Samples.readConfiguration("title: 站\nbaseURL: https://example.org/\n\(yaml)\n")
    return (configuration?.look ?? SiteConfiguration.Look(), faults)
  }

  @Test("colours, fonts, tokens and the logo are read")
  func readsAll() {
    let (look, faults) = read(
      """
      look:
        colours: {brand: "#00573f", accent: "#8A1538", link: "#036"}
        dark: {link: "#7fd6b3"}
        fonts: {text: '"Gill Sans", sans-serif', title: Georgia}
        tokens: {page: 64rem, title: "clamp(1.5rem, 1rem + 1vw, 2rem)"}
        logo: mark.svg
      """)
    #expect(faults.isEmpty)
    #expect(look.light.brand?.text == "#00573f")
    #expect(look.light.accent?.text == "#8a1538")
    #expect(look.light.link?.text == "#003366")
    #expect(look.dark.link?.text == "#7fd6b3")
    #expect(look.dark.brand == nil)
    #expect(look.fonts.map(\.role) == ["text", "title"])
    #expect(look.tokens.map(\.name.text) == ["page", "title"])
    #expect(look.logo?.text == "mark.svg")
  }

  @Test("a colour that text could not be read in is refused, with the contrast that it has")
  func contrast() {
    let (look, faults) = read("look: {colours: {link: '#6aa9ff'}, dark: {accent: '#8a1538'}}")
    #expect(faults.map(\.kind.id) == ["look-contrast", "look-contrast"])
    #expect(faults[0].message == "\"link\" #6aa9ff has a contrast of 2.19 : 1 with #f2f5f8, on which text stands")
    #expect(faults[0].remedy == "take a darker colour: 4.5 : 1 is needed")
    #expect(faults[1].remedy == "take a lighter colour: 4.5 : 1 is needed")
    #expect(look.light.link == nil && look.dark.accent == nil)
  }

  @Test("the band takes any colour, since its text is white or black", arguments: ["#fff", "#000", "#ffd600", "#777"])
  func brand(colour: String) throws {
    let (look, faults) = read("look: {colours: {brand: '\(colour)'}}")
    #expect(faults.isEmpty)
    let brand = try #require(look.light.brand)
    #expect(brand.contrast(to: brand.readable) >= 4.5)
  }

  @Test(
    "what would leave its place in the style sheet is refused",
    arguments: [
      "fonts: {text: 'a; } body { display: none'}", "fonts: {text: '\"Song'}", "fonts: {text: 'url(x)'}",
      "tokens: {page: '1rem; color: red'}", "tokens: {page: 'URL(https://example.com/a)'}", "tokens: {page: '1rem /*'}",
      "colours: {brand: red}", "colours: {brand: '#12345'}", "logo: [a]",
    ])
  func injection(setting: String) {
    let (_, faults) = read("look: {\(setting)}")
    #expect(faults.map(\.kind.id) == ["value-type"])
  }

  @Test("contrast is that of WCAG")
  func ratios() throws {
    let grey = try #require(Colour("#767676"))
    #expect(abs(grey.contrast(to: .white) - 4.5415) < 0.001)
    #expect(abs(Colour.black.contrast(to: .white) - 21) < 0.001)
    #expect(Colour("#0b3d73")?.readable == .white)
    #expect(Colour("#ffd600")?.readable == .black)
  }

  @Test("the footer has texts and links, which must lead somewhere")
  func footer() {
    let (configuration, faults) = Samples.readConfiguration(
      """
      title: 站
      baseURL: https://example.org/
      footer:
        text: 举报电话：12350
        links: [{title: 省厅, url: "https://yjt.example.org/"}, {title: 无}]
      """)
    #expect(configuration?.footer.texts == ["举报电话：12350"])
    #expect(configuration?.footer.links.map(\.title) == ["省厅"])
    #expect(faults.map(\.kind.id) == ["missing-key"])
  }
}

import Testing

@testable import Checks

@Suite("Style sheets")
struct StyleSheetTests {
  private func rules(_ css: String) -> [String] {
    StyleSheet(Array(css.utf8)).rules.map { rule in
      (rule.media.isEmpty ? "" : "[\(rule.media.joined(separator: " & "))] ") + "\(rule.selectors.count): "
        + rule.declarations.map { "\($0.name)=\($0.value)\($0.isImportant ? "!" : "")" }.joined(separator: "; ")
    }
  }

  @Test(
    "are read as rules, and what is not understood is passed over alone",
    arguments: [
      ("a { color: red }", ["1: color=red"]),
      ("a,b{COLOR:Red!important;--X:y;background:url(a;b)}", ["2: color=Red!; --X=y; background=url(a;b)"]),
      ("/* a { */ b { color: red; /* ; */ } /**/ c { color: blue }", ["1: color=red", "1: color=blue"]),
      ("@media print { a { color: red } } b { color: blue }", ["[print] 1: color=red", "1: color=blue"]),
      ("@media screen { @media (min-width: 1px) { a { color: red } } }", ["[screen & (min-width: 1px)] 1: color=red"]),
      (
        "@font-face { src: url(x) } @import \"y\"; @keyframes z { to { color: red } } a { color: blue }",
        ["1: color=blue"]
      ),
      ("@supports (a: b) { a { color: red } } @layer x { a { color: blue } }", ["1: color=red", "1: color=blue"]),
      (
        "a { color: red; &:hover { color: blue } b { color: green } }",
        ["1: color=blue", "1: color=green", "1: color=red"]
      ),
      ("a { color: red", ["1: color=red"]),
      ("} a { color: red }", ["1: color=red"]),
      ("a::before, li { content: \"}\"; color: red }", ["1: content=\"}\"; color=red"]),
      ("a { content: '/* \\'}'; color: red }", ["1: content='/* \\'}'; color=red"]),
      ("a { content: \"}\n; color: red }", ["1: content=\"}; color=red"]),
      ("a\\{b { color: red } c { color: blue \\", ["1: color=red", "1: color=blue \\"]),
    ])
  func read(css: String, expected: [String]) {
    #expect(rules(css) == expected)
  }

  @Test("name files")
  func addresses() {
    let css =
      "@import 'a.css'; /* url(no) */ b { background: url( \"c d.png\" ), url(e.png) } @font-face { src: url('f') }"
    #expect(StyleSheet(Array(css.utf8)).addresses.map(\.address) == ["a.css", "c d.png", "e.png", "f"])
    #expect(StyleSheet(Array(css.utf8)).addresses.first?.offset == 9)
  }
}

@Suite("Media queries")
struct MediaQueryTests {
  @Test(
    "hold by scheme, contrast and width",
    arguments: [
      ("", true), ("screen", true), ("print", false), ("not print", true), ("only screen and (min-width: 40rem)", true),
      ("(max-width: 30rem)", false), ("(prefers-color-scheme: light)", true), ("(prefers-color-scheme: dark)", false),
      ("screen and (prefers-color-scheme: dark), screen", true), ("(forced-colors: active)", false),
      ("(prefers-contrast: more)", false), ("not (prefers-contrast: more)", true), ("(width >= 600px)", true),
      ("(600px > width)", false), ("(min-width: 1px) and (max-width: 2px)", false), ("(hover: hover)", true),
      ("(min-width: calc(1px))", false), ("(min-width: 1px) or (max-width: 2px)", true), ("(unknown)", false),
    ])
  func match(query: String, expected: Bool) {
    #expect(Surroundings().match(query) == expected)
  }

  @Test("hold in other surroundings")
  func others() {
    #expect(Surroundings(isDark: true).match("(prefers-color-scheme: dark)"))
    #expect(Surroundings(wantsContrast: true).match("(prefers-contrast: more)"))
    #expect(Surroundings(width: 360).match("(max-width: 30rem)"))
  }
}

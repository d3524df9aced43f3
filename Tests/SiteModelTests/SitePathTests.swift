import Testing

@testable import SiteModel

struct SitePathTests {
  @Test(
    "a page is a folder with an index, anything else a file",
    arguments: [
      ("", true, "index.html"), ("notices/", true, "notices/index.html"), ("通知/a b/", true, "通知/a b/index.html"),
      ("photo.jpg", false, "photo.jpg"), ("a/404.html", false, "a/404.html"),
    ])
  func knowsOutputFile(text: String, isPage: Bool, file: String) {
    #expect(SitePath(text).isPage == isPage)
    #expect(SitePath(text).outputFile == file)
  }

  @Test("paths grow by pages and files")
  func grows() {
    #expect(SitePath.home.page("a").page("b").text == "a/b/")
    #expect(SitePath.home.page("a").file("x.jpg").text == "a/x.jpg")
    #expect(SitePath.home.file("x.jpg").text == "x.jpg")
    #expect(SitePath("a/") < SitePath("b/"))
  }

  @Test(
    "a URL is the path percent-encoded behind the base",
    arguments: [
      ("", "/base/"), ("a/b/", "/base/a/b/"), ("通知/", "/base/%E9%80%9A%E7%9F%A5/"),
      ("a b/c?d#e%.jpg", "/base/a%20b/c%3Fd%23e%25.jpg"), ("a'(1)+&=,;:@!$*~_-.jpg", "/base/a'(1)+&=,;:@!$*~_-.jpg"),
      ("\"<>[]\\^`{|}", "/base/%22%3C%3E%5B%5D%5C%5E%60%7B%7C%7D"), ("😀/", "/base/%F0%9F%98%80/"),
    ])
  func encodes(path: String, url: String) {
    #expect(SitePath(path).url(base: "/base/") == url)
  }
}

struct PathSegmentTests {
  @Test(
    "a name becomes a segment with white space and slashes turned to hyphens",
    arguments: [
      ("2024-08", "2024-08"), ("安全 生产", "安全-生产"), ("a \t\n b", "a-b"), ("  a  ", "a"), ("a\u{3000}b", "a-b"),
      ("a\u{A0}b", "a-b"), ("a/b\\c", "a-b-c"), ("../etc", "..-etc"), ("", ""), (" ", ""), ("é😀", "é😀"),
      ("、。〈", "、。〈"), ("\u{2003}a", "a"), ("\u{1680}a\u{205F}", "a"),
    ])
  func makes(name: String, segment: String) {
    #expect(PathSegment.make(from: name) == segment)
  }

  @Test(
    "a segment that cannot be a folder is refused for a reason",
    arguments: [
      ("", "is empty"), (".", "begins with a dot"), ("..", "begins with a dot"), (".hidden", "begins with a dot"),
      ("a/b", "holds a slash"), ("/a", "holds a slash"), ("a\\b", "holds a slash"),
      ("a\u{0}", "holds a control character"), ("a\nb", "holds a control character"),
      ("\u{7F}", "holds a control character"), ("a\u{80}b", "holds a control character"),
      ("\u{9F}", "holds a control character"), (String(repeating: "x", count: 256), "is longer than 255 bytes"),
      (String(repeating: "字", count: 86), "is longer than 255 bytes"),
    ])
  func refuses(segment: String, fault: String) {
    #expect(PathSegment.fault(in: segment) == fault)
  }

  @Test(
    "other names may be folders",
    arguments: [
      "a", "a.b", "a..", "…", "通知", "a b", "\u{A0}", String(repeating: "x", count: 255),
      String(repeating: "字", count: 85), "CON", "%2e%2e", "é",
    ])
  func accepts(segment: String) {
    #expect(PathSegment.fault(in: segment) == nil)
  }
}

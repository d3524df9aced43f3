import SiteModel
import Testing

@testable import Checks

@Suite("Addresses of a site")
struct SiteAddressesTests {
  private let addresses: SiteAddresses? = BaseURL("https://Example.org:8080/a/").map {
    SiteAddresses(base: $0, files: ["index.html", "云/index.html", "云/x.pdf", "b.html"])
  }

  @Test(
    "lead to the files that a web host sends",
    arguments: [
      ("/a/", "index.html"), ("/a", "index.html"), ("/a/云/", "云/index.html"), ("/a/%E4%BA%91/", "云/index.html"),
      ("/a/%E4%BA%91", "云/index.html"), ("/a/云/x.pdf?v=1#page=2", "云/x.pdf"), ("../云/x.pdf", "云/x.pdf"),
      ("x.pdf", "云/x.pdf"), ("./", "云/index.html"), ("../", "index.html"), ("../../../b.html", "b.html"),
      ("https://example.org:8080/a/b.html", "b.html"), ("HTTP://EXAMPLE.org:8080/a/", "index.html"),
      ("//example.org:8080/a", "index.html"), ("", "云/index.html"), ("?q=1", "云/index.html"),
      ("/a/%zz", nil), ("/a/B.html", nil), ("/a/b", nil), ("/a/b.html/", nil),
    ])
  func files(address: String, file: String?) throws {
    let addresses = try #require(addresses)
    guard case .path(let path, _) = addresses.destination(of: address, on: "云/index.html") else {
      #expect(file == nil)
      return
    }
    #expect(addresses.file(at: path) == file)
  }

  @Test(
    "are not those of others",
    arguments: ["/b/", "/", "https://example.org/a/", "https://example.com:8080/a/", "//example.org/", "/ab/"])
  func outside(address: String) throws {
    #expect(try #require(addresses).destination(of: address, on: "index.html") == .outside)
  }

  @Test("keep their fragment as it is written")
  func fragments() throws {
    let destination = try #require(addresses).destination(of: "#%E4%BA%91", on: "b.html")
    #expect(destination == .path("b.html", fragment: "%E4%BA%91"))
  }
}

import Testing

@testable import SiteModel

struct ForeignKeysTests {
  /// The fields of https://gohugo.io/content-management/front-matter/, with their older names.
  static let hugo = [
    "aliases", "audio", "build", "cascade", "categories", "date", "description", "draft", "expiryDate", "headless",
    "images", "isCJKLanguage", "keywords", "lastmod", "layout", "linkTitle", "markup", "menu", "menus", "modified",
    "outputs", "params", "pubdate", "publishDate", "published", "resources", "series", "sitemap", "slug", "summary",
    "tags", "title", "translationKey", "type", "unpublishdate", "url", "videos", "weight",
  ]
  /// The variables of https://jekyllrb.com/docs/front-matter/, and those of its common plugins.
  static let jekyll = [
    "layout", "permalink", "published", "date", "category", "categories", "tags", "excerpt", "title", "author",
    "excerpt_separator", "last_modified_at", "redirect_from", "redirect_to", "lang", "description", "image", "comments",
    "render_with_liquid",
  ]

  @Test("every key of Hugo and Jekyll works or says what to write instead", arguments: Set(hugo + jekyll).sorted())
  func knows(key: String) throws {
    let faults = Samples.matter("title: x\n\(key == "title" ? "# " : "")\(key): 2024\n").faults
    if FrontMatterReader.commonKeys.contains(key) {
      #expect(faults.allSatisfy { $0.kind != .unknownKey })
    } else {
      let fault = try #require(faults.first)
      #expect(faults.count == 1)
      #expect(fault.short == "unknown-key 3:1+\(key.count)")
      #expect(fault.message == "unknown key \"\(key)\"")
      #expect(fault.remedy == ForeignKeys.frontMatterAdvice(key))
      #expect(fault.remedy?.hasPrefix("did you mean") == false)
    }
  }

  @Test(
    "advice names a key that works",
    arguments: [
      ("description", "summary"), ("excerpt", "summary"), ("modified", "lastmod"), ("updated", "lastmod"),
      ("unpublishdate", "expiryDate"), ("pubdate", "publishDate"), ("type", "kind"), ("params", "extra"),
      ("redirect_from", "aliases"), ("permalink", "slug"), ("url", "slug"), ("lang", "language"), ("layout", "kind"),
    ])
  func namesKey(key: String, instead: String) {
    #expect(FrontMatterReader.commonKeys.contains(instead))
    #expect(ForeignKeys.frontMatterAdvice(key)?.contains("\"\(instead)") == true)
  }

  @Test(
    "Hugo's keys are known in any case",
    arguments: ["PublishDate", "publishdate", "EXPIRYDATE", "IsCJKLanguage", "linktitle"])
  func forgivesCase(key: String) {
    #expect(ForeignKeys.frontMatterAdvice(key) != nil)
  }

  @Test("a taxonomy of the site is no foreign key", arguments: ["tags", "categories", "series"])
  func allowsTaxonomy(key: String) {
    let configuration = Samples.configuration("taxonomies: {\(key): {title: 题}}")
    let (matter, faults) = Samples.matter("title: x\n\(key): [甲, 乙]\n", in: configuration)
    #expect(faults.isEmpty)
    #expect(matter.terms.map { $0.map(\.text) } == [["甲", "乙"]])
  }

  @Test(
    "keys of Hugo's configuration say what to write instead",
    arguments: [
      ("baseurl", "baseURL"), ("baseUrl", "baseURL"), ("languageCode", "language"), ("timezone", "timeZone"),
      ("params", "extra"), ("paginate", "pageSize"), ("menus", "menu"), ("markup", "markdown"),
      ("buildDrafts", "--drafts"), ("publishDir", "--output"), ("theme", "templates/"), ("author", "authority"),
    ])
  func knowsConfiguration(key: String, instead: String) {
    let faults = Samples.readConfiguration("title: x\nbaseURL: https://a/\n\(key): y\n").1
    #expect(faults.map(\.short) == ["unknown-key 3:1+\(key.count)"])
    #expect(faults.first?.remedy?.contains(instead) == true)
  }

  @Test("other keys have no advice", arguments: ["", "title", "foo"])
  func knowsNoMore(key: String) {
    #expect(ForeignKeys.frontMatterAdvice(key) == nil)
    #expect(ForeignKeys.configurationAdvice(key) == nil)
  }
}

import Testing

@testable import Comparison

@Suite("Reader of pages")
struct PageReaderTests {
  private func page(_ body: String) -> PageContent { PageReader.read(Array(body.utf8)) }

  /// Blocks in short: `paragraph main: text`.
  private func blocks(_ body: String) -> [String] {
    let page = page(body)
    return page.blocks.map { "\($0.kind) \($0.place): \(page.string($0.text))" }
  }

  @Test("cuts a page into blocks, with white space collapsed")
  func blocks() {
    let read = blocks("<h1>通报</h1>\n<p>一 \n 二<br>三<b>四</b></p><ul><li>甲<li><p>乙</p></ul><div>丙</div>")
    #expect(
      read == [
        "heading main: 通报", "paragraph main: 一 二 三四", "item main: 甲", "item main: 乙", "text main: 丙",
      ])
  }

  @Test("tells the frame from the main part")
  func frame() {
    let read = blocks("<header>站名</header><main><nav>目录</nav><header><p>文</p></header></main><p>脚</p>")
    #expect(read == ["text frame: 站名", "text frame: 目录", "paragraph main: 文", "paragraph frame: 脚"])
  }

  @Test("knows a frame on pages that mark no main part")
  func frameWithoutMain() {
    #expect(
      blocks("<header>站名</header><p>文</p><footer>脚</footer>") == [
        "text frame: 站名", "paragraph main: 文", "text frame: 脚",
      ])
  }

  @Test("takes an entry that is little but a link for a list of pages")
  func listing() {
    #expect(blocks("<ul><li><a href='/a/'>甲文</a> <time>2024-01-02</time></li></ul>") == ["item listing: 甲文 2024-01-02"])
    #expect(blocks("<p>依据<a href='/a/'>甲文</a>的规定,现予公布,请遵照执行</p>").first?.hasPrefix("paragraph main") == true)
  }

  @Test("reads links, images, dates and marks of figures")
  func attachments() {
    let read = page(
      "<p><a href='/x?a=1&amp;b=2'>甲</a><img src=p.png alt=图><time datetime=2024-09-05>9月5日</time>"
        + "死亡<a class=figure href='#figure-2'>9人</a></p>")
    #expect(
      read.links == [
        Link(isImage: false, text: "甲", target: "/x?a=1&b=2"), Link(isImage: true, text: "图", target: "p.png"),
      ])
    #expect(read.dates.map(\.value) == ["2024-09-05"])
    #expect(read.marks.map(\.target) == ["#figure-2"])
    #expect(read.marks.map { read.string($0.text) } == ["9人"])
  }

  @Test("reads what the head says")
  func head() {
    let read = page(
      "<html lang=zh-Hans><head><title>题 &amp; 目</title><meta name=description content=摘要><link rel=canonical href=/x/>"
        + "<script type='application/ld+json'>{\"a\":1}</script></head><body><p>文</p></body>")
    #expect(read.metadata("title") == "题 & 目")
    #expect(read.metadata("description") == "摘要")
    #expect(read.metadata("link canonical") == "/x/")
    #expect(read.metadata("lang") == "zh-Hans")
    #expect(read.metadata("structured-data") == "{\"a\":1}")
    #expect(read.blocks.count == 1)
  }

  @Test("reads the list that says where figures come from, and leaves it out of the text")
  func sources() {
    let read = page(
      """
      <section class="figures"><h2>数据来源</h2><ol><li id="figure-1"><p><strong>27起</strong> 事故起数，2024年8月</p>
      <div><p>数据：事故，27条记录</p><details><summary>口径</summary><p>定义</p>
      <p><code>figure:accidents?period=2024-08&amp;region=1</code></p></details></div></li></ol></section>
      """)
    #expect(read.sources.count == 1)
    #expect(read.sources.first?.id == "figure-1")
    #expect(read.sources.first?.value == "27起")
    #expect(read.sources.first?.label == "事故起数，2024年8月")
    #expect(read.sources.first?.query == "figure:accidents?period=2024-08&region=1")
    #expect(read.sources.first?.details == ["数据：事故，27条记录", "口径", "定义"])
    #expect(read.blocks.map { read.string($0.text) } == ["数据来源"])
  }

  @Test("names the rows and columns of tables, across spans")
  func tables() throws {
    let read = page(
      """
      <table><caption>情况</caption><thead><tr><th rowspan=2>地区<th colspan=2>起数</tr><tr><th>本期<th>同期</tr></thead>
      <tr><th scope=row>望舒区<td>4<td><span aria-hidden=true>▼</span><span class=visually-hidden>下降</span></table>
      """)
    let table = try #require(read.tables.first)
    #expect(table.caption == "情况")
    let grid = TableGrid(table)
    #expect(grid.columns == ["地区", "起数 本期", "起数 同期"])
    #expect(grid.rows.map(\.name) == ["望舒区"])
    #expect(grid.rows.first?.cells.map { $0?.text } == ["望舒区", "4", "▼"])
    #expect(grid.rows.first?.cells.last??.spoken == "下降")
  }

  @Test("takes a drawing for an image that its bytes name")
  func drawing() {
    let read = page("<p>文</p><svg><title>图</title><text>1</text></svg><svg><title>图</title><text>2</text></svg>")
    #expect(read.links.map(\.text) == ["图", "图"])
    #expect(Set(read.links.map(\.target)).count == 2)
    #expect(read.text == Array("文".utf8))
  }

  @Test("reads pages that are nested without end, closed crosswise or never closed")
  func broken() {
    let deep = String(repeating: "<div><ul><li>", count: 3_000) + "文"
    #expect(blocks(deep).last?.hasSuffix("文") == true)
    #expect(blocks("<p><a href=x><table><tr><td>甲</p></a></div>乙").isEmpty == false)
    #expect(blocks("</p></div></main>文") == ["text main: 文"])
  }

  @Test("reads and compares pages with bytes changed, cut out and doubled at random")
  func mutated() {
    let sample = Array(
      """
      <html lang=zh><head><title>题</title><meta name=a content="b"></head><body><nav><a href=/>首页</a></nav><main>
      <h1>题</h1><p>死亡<a class=figure href="#figure-1">9人</a>&amp;<time datetime=2024-01-01>1月</time><img src=x alt=图></p>
      <table><caption>表</caption><tr><th rowspan=2 colspan=3>甲<td><span class=visually-hidden>乙</span>1</tr></table>
      <svg><title>图</title></svg><section class=figures><ol><li id=figure-1><p><strong>9人</strong> 死亡</p>
      <p><code>figure:x</code></p></li></ol></section><pre>a\n b</pre></main><!-- c --><script>1</script></body></html>
      """.utf8)
    var state: UInt64 = 7
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    let original = PageReader.read(sample)
    let marks = Array("<>/\"'=&;! \u{0}".utf8)
    for _ in 0..<1_500 {
      var bytes = sample
      for _ in 0...next(4) {
        let place = next(bytes.count)
        switch next(3) {
        case 0: bytes[place] = next(2) == 0 ? marks[next(marks.count)] : UInt8(next(256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(30)))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 1 + next(60))], at: next(bytes.count))
        }
      }
      let changes = PageComparison.compare(original, PageReader.read(bytes), page: "/")
      #expect(changes.page == "/")
    }
  }
}

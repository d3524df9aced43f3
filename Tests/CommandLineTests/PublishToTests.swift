import Foundation
import SampleSites
import Testing

@Suite("bulletin publish --to and --run", .serialized)
struct PublishToTests {
  private func publish(_ site: SampleSite, _ more: [String]) throws -> Program.Result {
    try program(site, more).run()
  }

  private func program(_ site: SampleSite, _ more: [String]) -> Program {
    var program = Program(["publish", "--source", site.folder.path, "--clock", "2024-06-15T12:00:00+08:00"] + more)
    program.site = site
    program.folder = site.folder.path
    return program
  }

  @Test("the site is copied, verified, and recorded; again, nothing is written")
  func copies() throws {
    let site = try SampleSite().bulletins(0..<20).bulletin("notices/中 文")
    let result = try publish(site, ["--to", "www", "--to", site.folder("mirror")])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(/Copied to www: \d+ files copied, 0 unchanged, 0 removed\. Verified\./))
    #expect(FolderSnapshot(site.folder("www")).files == site.site.files)
    #expect(FolderSnapshot(site.folder("mirror")).files == site.site.files)
    #expect(site.folder.exists("content/published.json"))
    let before = FolderSnapshot(site.folder("www")).identities
    let again = try publish(site, ["--to", "www"])
    #expect(again.output.contains(/Copied to www: 0 files copied, \d+ unchanged, 0 removed\. Verified\./))
    #expect(FolderSnapshot(site.folder("www")).identities == before)
    #expect(try Program("verify", site.folder("www")).run().status == 0)
  }

  @Test("works between file systems", .enabled(if: FileManager.default.isWritableFile(atPath: "/dev/shm")))
  func otherFileSystem() throws {
    let site = try SampleSite().bulletins(0..<5)
    let place = try TemporaryFolder(in: "/dev/shm")
    #expect(try publish(site, ["--to", place("www")]).status == 0)
    #expect(FolderSnapshot(place("www")).files == site.site.files)
  }

  @Test("files changed by hand are told of and put right")
  func restored() throws {
    let site = try SampleSite().bulletin("notices/a")
    #expect(try publish(site, ["--to", "www"]).status == 0)
    let page = site.folder.text("www/notices/a/index.html") ?? ""
    try site.file("www/notices/a/index.html", page.replacingOccurrences(of: "正文", with: "歪文"))
    let result = try publish(site, ["--to", "www"])
    #expect(result.status == 0)
    #expect(result.errors.contains("\"www/notices/a/index.html\" was not as bulletin had left it"))
    #expect(result.errors.contains("[copy-restored]"))
    #expect(site.folder.text("www/notices/a/index.html") == page)
  }

  @Test("someone else's file ends with 1, and the others get their copy")
  func occupied() throws {
    let site = try SampleSite().bulletin("notices/a").file("www/index.html", "theirs")
    let result = try publish(site, ["--to", "www", "--to", "mirror", "--take-over", "--format", "json"])
    #expect(result.status == 1)
    #expect(result.output.contains("copy-occupied"))
    #expect(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) is [String: Any])
    #expect(FolderSnapshot(site.folder("www")).fileNames == ["index.html"])
    #expect(FolderSnapshot(site.folder("mirror")).files == site.site.files)
  }

  @Test("folders that would mix the site with its source, or are missing, are refused before anything is built")
  func refusals() throws {
    let site = try SampleSite().bulletin("notices/a").file("file", "")
    for folder in ["content/www", "templates", ".", "/", "site", "site/www", "", "no/such/www", "file", ".git/x"] {
      let result = try publish(site, ["--to", folder])
      #expect(result.status == 2, "\(folder): \(result.output)")
    }
    #expect(!site.folder.exists("site"))
    #expect(!site.folder.exists("content/published.json"))
  }

  @Test("a folder with another site is refused before anything is built, unless it is to be taken over")
  func otherSite() throws {
    let theirs = try SampleSite().bulletin("notices/theirs")
    let site = try SampleSite().bulletin("notices/a")
    let www = theirs.folder("www")
    #expect(try publish(theirs, ["--to", www, "--base-url", "https://theirs.example/"]).status == 0)
    let before = FolderSnapshot(www).identities
    for more in [[], ["--dry-run"]] {
      let result = try publish(site, ["--to", www] + more)
      #expect(result.status == 2)
      #expect(result.errors.contains("holds another site, https://theirs.example/; this one is https://example.org/"))
      #expect(result.errors.contains("--take-over"))
    }
    #expect(FolderSnapshot(www).identities == before)
    #expect(!site.folder.exists("site"))
    #expect(!site.folder.exists("content/published.json"))
    #expect(try publish(site, ["--to", www, "--take-over"]).status == 0)
    #expect(FolderSnapshot(www).files == site.site.files)
    #expect(try publish(site, ["--to", www]).status == 0)
    #expect(try publish(theirs, ["--to", www, "--base-url", "https://theirs.example/"]).status == 2)
  }

  @Test("a folder that bulletin never published into is refused unless it is empty but for what hosts keep there")
  func strangers() throws {
    let site = try SampleSite().bulletin("notices/a").file("www/theirs.txt", "x").file("www/old/page.html", "x")
      .file("pages/.git/HEAD", "x").file("pages/.nojekyll", "")
    let result = try publish(site, ["--to", "www"])
    #expect(result.status == 2)
    #expect(
      result.errors.contains(
        "--to www is not empty, and bulletin has never published into it; it holds old, theirs.txt"))
    #expect(!site.folder.exists("site"))
    #expect(try publish(site, ["--to", "pages"]).status == 0)
    for _ in 0..<2 { #expect(try publish(site, ["--to", "www", "--take-over"]).status == 0) }
    #expect(try publish(site, ["--to", "www"]).status == 0)
    #expect(site.folder.text("www/theirs.txt") == "x")
    #expect(try publish(site, ["--take-over"]).status == 2)
  }

  @Test("--dry-run says what would be copied and removed, as the copy then does, and writes nothing")
  func forecast() throws {
    let site = try SampleSite().bulletins(0..<20)
    let first = try publish(site, ["--to", "www", "--dry-run"])
    #expect(first.status == 0, "\(first.errors)")
    let toCopy = try #require(first.output.firstMatch(of: /To www: (\d+) files to copy, 0 unchanged, 0 to remove\./)).1
    #expect(first.output.contains("  copy 404.html\n"))
    #expect(first.output.contains(" more to copy"))
    #expect(!site.folder.exists("www"))
    #expect(!site.folder.exists("site"))
    let copied = try publish(site, ["--to", "www"])
    #expect(copied.output.contains("Copied to www: \(toCopy) files copied, 0 unchanged, 0 removed."))
    try site.bulletin("notices/new").file("content/extra.txt", "x")
    #expect(try publish(site, ["--to", "www"]).status == 0)
    try site.remove("content/extra.txt")
    let before = FolderSnapshot(site.folder("www")).identities
    let last = try publish(site, ["--to", "www", "--dry-run"])
    #expect(
      last.output.contains(
        /To www: 0 files to copy, \d+ unchanged, 1 to remove\. Nothing was written\.\n  remove extra.txt/))
    #expect(FolderSnapshot(site.folder("www")).identities == before)
    try site.file("content/extra.txt", "x").remove("www/extra.txt").file("mine/index.html", "x")
    let occupied = try publish(site, ["--to", "mine", "--take-over", "--dry-run"])
    #expect(occupied.status == 1)
    #expect(occupied.errors.contains("[copy-occupied]"))
  }

  @Test("nothing is copied after an error, nor with --dry-run")
  func notPublished() throws {
    let site = try SampleSite().bulletin("notices/a")
    #expect(try publish(site, ["--to", "www", "--dry-run", "--run", "touch ran"]).status == 0)
    try site.bulletin("notices/b", "[x](none.md)")
    #expect(try publish(site, ["--to", "www", "--run", "touch ran"]).status == 1)
    #expect(FolderSnapshot(site.folder("www")).entries.isEmpty)
    #expect(!site.folder.exists("ran"))
  }

  @Test(
    "rights that are missing end with 3 and a clear word", .enabled(if: getuid() == 0, "only root may change users"))
  func rights() throws {
    let site = try SampleSite().bulletin("notices/a").file("www/x", "")
    for path in [site.folder.path, site.folder("content"), site.folder("content/notices")] {
      #expect(chmod(path, 0o777) == 0)
    }
    #expect(chmod(site.folder("www"), 0o555) == 0)
    var program = program(site, ["--to", "www", "--take-over"])
    program.wrapper = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let result = try program.run()
    #expect(result.status == 3, "\(result.output)\(result.errors)")
    #expect(result.errors.contains("Permission denied"))
    #expect(result.errors.contains("[copy-failed]"))
    #expect(chmod(site.folder("www"), 0o777) == 0)
    #expect(try program.run().status == 0)
  }

  @Test("kill -9 at any moment: the files there are of one of the two sites, and publishing again makes it whole")
  func interrupted() throws {
    let old = try SampleSite().bulletins(0..<150)
    let new = try SampleSite().bulletins(50..<200, body: "新的正文")
    let place = try TemporaryFolder()
    let www = place("www")
    let states = [old, new]
    for site in states { #expect(try publish(site, []).status == 0) }
    let clean = states.map { $0.site.files }
    // Each has its own record: both are in turn what the folder holds.
    #expect(try publish(old, ["--to", www]).status == 0)
    let start = ContinuousClock.now
    #expect(try publish(new, ["--to", www]).status == 0)
    let time = (ContinuousClock.now - start) / .microseconds(1)
    var cut = 0
    for round in 0..<14 {
      let running = try Running(program(states[round % 2], ["--to", www]))
      usleep(UInt32(time * Double.random(in: 0.02...1)))
      running.send(SIGKILL)
      if running.wait().wasKilled { cut += 1 }
      let strange = FolderSnapshot(www).files.filter { path, bytes in
        !path.hasPrefix("..bulletin-copy/") && path != ".bulletin-manifest" && !clean.contains { $0[path] == bytes }
      }
      #expect(strange.keys.sorted() == [])
      if round % 3 == 2 {
        let state = Int.random(in: 0...1)
        let result = try publish(states[state], ["--to", www])
        #expect(result.status == 0, "\(result.errors)")
        #expect(!result.errors.contains("copy-restored"))
        let isWhole = FolderSnapshot(www).files == clean[state]
        #expect(isWhole)
      }
    }
    #expect(cut > 0)
  }

  @Test("a command line gets the site, its address and what has changed since it last ended well")
  func command() throws {
    let site = try SampleSite().bulletin("notices/a")
    let command = """
      echo "$BULLETIN_SITE $BULLETIN_BASE_URL"; cp "$BULLETIN_CHANGED" changed; cp "$BULLETIN_REMOVED" removed
      """
    let first = try publish(site, ["--run", command])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.hasSuffix("\(site.output) https://example.org/\n"))
    let all = (site.folder.text("changed") ?? "").split(separator: "\n").map(String.init)
    #expect(all.sorted() == site.site.fileNames.filter { $0 != ".bulletin-manifest" })
    #expect(try publish(site, ["--run", command]).status == 0)
    #expect(site.folder.text("changed") == "")
    try site.bulletin("notices/b", "新。").remove("content/notices/a.md")
    try site.bulletin("notices/a", matter: "withdrawn: {date: 2024-06-01, reason: 有误}")
    #expect(try publish(site, ["--run", command]).status == 0)
    #expect(site.folder.text("changed")?.contains("notices/b/index.html\n") == true)
    #expect(site.folder.text("changed")?.contains("assets/") == false)
  }

  @Test("the exit code of a command line is passed on, and what it did not take comes again")
  func commandFails() throws {
    let site = try SampleSite().bulletin("notices/a")
    let failing = "cp \"$BULLETIN_CHANGED\" changed; test -e ok || exit 9"
    let result = try publish(site, ["--run", failing])
    #expect(result.status == 9)
    #expect(result.errors.contains("The command of --run ended with 9."))
    let all = site.folder.text("changed")
    try site.file("ok", "")
    #expect(try publish(site, ["--run", failing]).status == 0)
    #expect(site.folder.text("changed") == all)
    #expect(try publish(site, ["--run", "kill -TERM $$"]).status == 143)
    #expect(try publish(site, ["--run", "  "]).status == 2)
  }

  @Test("a report keeps standard output to itself")
  func output() throws {
    let site = try SampleSite().bulletin("notices/a")
    let result = try publish(site, ["--format", "json", "--run", "echo from the command"])
    #expect(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) is [String: Any])
    #expect(result.errors.contains("from the command"))
  }
}

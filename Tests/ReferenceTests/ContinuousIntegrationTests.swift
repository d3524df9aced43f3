import DataFormats
import Diagnostics
import Foundation
import SampleSites
import Testing

/// The workflows that the README shows, run as far as that is possible without GitHub and GitLab: their shell steps, in
/// clean clones, where `apt-get`, `swift` and `rsync` are stand-ins and the tool's repository is a small one.
@Suite("Workflows of the README")
struct ContinuousIntegrationTests {
  @Test("on GitHub a pull request is checked, its findings and its differences are reported")
  func pullRequest() throws {
    let place = try Workplace()
    try place.propose()
    let clone = try place.clone("change")
    let names = try place.runGitHub(in: clone, event: "pull_request", branch: "change")
    #expect(names == ["The tool", "Check", "Findings for code scanning", "What changes"])
    let summary = place.folder.text("summary") ?? ""
    #expect(summary.contains("41起 → 42起"))
    #expect(summary.contains("新增  /notices/new/"))
    let sarif = try Data(contentsOf: URL(filePath: clone + "/findings.sarif"))
    #expect(try JSONSerialization.jsonObject(with: sarif) is [String: Any])
    #expect(FileManager.default.fileExists(atPath: clone + "/review.html"))
  }

  @Test("on GitHub the main branch is published, and the ledger comes back as a commit, once")
  func push() throws {
    let place = try Workplace()
    try place.propose()
    try place.git("push", "-q", "origin", "change:main")
    for round in 1...2 {
      let clone = try place.clone("main")
      #expect(
        try place.runGitHub(in: clone, event: "push", branch: "main")
          == ["The tool", "Check", "Findings for code scanning", "Publish"])
      #expect(place.folder.text("temp/pages/notices/new/index.html")?.contains("新的通报") == true)
      #expect(try place.commits() == ["Record what was published", "change", "site"], "round \(round)")
    }
  }

  @Test("on GitHub a fault stops a pull request at its line")
  func fault() throws {
    let place = try Workplace()
    try place.site.bulletin("notices/new", "[x](none.md)")
    try place.commit("change", branch: "change")
    let clone = try place.clone("change")
    #expect(throws: StepFailure.self) { try place.runGitHub(in: clone, event: "pull_request", branch: "change") }
    #expect(place.output.contains("::error file=content/notices/new.md,line=7,"))
  }

  @Test("on GitLab a merge request is checked and compared, and the main branch published")
  func gitLab() throws {
    let place = try Workplace()
    try place.propose()
    let clone = try place.clone("change")
    try place.runGitLab("check", in: clone, branch: "change")
    let report = try Data(contentsOf: URL(filePath: clone + "/gl-code-quality-report.json"))
    #expect(try JSONSerialization.jsonObject(with: report) is [Any])
    try place.runGitLab("review", in: clone, branch: "change")
    #expect(try String(contentsOfFile: clone + "/review.html", encoding: .utf8).contains("42起"))
    try place.git("push", "-q", "origin", "change:main")
    let main = try place.clone("main")
    try place.runGitLab("publish", in: main, branch: "main")
    #expect(place.folder.text("server/notices/new/index.html")?.contains("新的通报") == true)
    #expect(try place.commits() == ["Record what was published [skip ci]", "change", "site"])
  }
}

/// A step that did not end with 0.
private struct StepFailure: Error, CustomStringConvertible {
  let description: String
}

/// A published site in a repository, and all that its workflows touch.
private final class Workplace {
  let folder: TemporaryFolder
  let site: SampleSite
  /// What the steps have printed.
  private(set) var output = ""
  private var environment: [String: String]

  init() throws {
    folder = try TemporaryFolder().folder("home").folder("temp").folder("server").folder("bin").folder("tool")
    site = try SampleSite().bulletin("notices/a", "共[41起](figure:literal \"台账\")。").bulletin("notices/b")
    let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "bulletin").path
    environment = [
      "PATH": folder("bin") + ":/usr/local/bin:/usr/bin:/bin", "HOME": folder("home"), "LANG": "C.UTF-8",
      "SOURCE_DATE_EPOCH": "1718424000",
    ]
    try folder.write("bin/apt-get", "#!/bin/sh\n")
      .write("bin/swift", "#!/bin/sh\nmkdir -p .build/release && cp '\(program)' .build/release/bulletin\n")
      .write("bin/rsync", "#!/bin/sh\nshift 2\ncp -R \"$1\". \"$2\"\n")
    for name in ["apt-get", "swift", "rsync"] { chmod(folder("bin/" + name), 0o755) }
    try git("config", "--global", "user.name", "A")
    try git("config", "--global", "user.email", "a@example.org")
    try git("init", "-q", "--bare", "-b", "main", folder("origin.git"))
    try git("init", "-q", "-b", "main", folder("tool"))
    try git("-C", folder("tool"), "commit", "-q", "--allow-empty", "-m", "tool")
    try git("-C", folder("tool"), "tag", "v0.1.0")
    try git("init", "-q", "-b", "main")
    try git("remote", "add", "origin", folder("origin.git"))
    try site.file(".gitignore", "/site/\n/.bulletin/\n")
    try run("'\(program)' publish -q", in: site.folder.path)
    try commit("site", branch: "main")
  }

  /// A change that a reviewer is to see: a corrected figure and a new bulletin.
  func propose() throws {
    try site.bulletin(
      "notices/a", "共[42起](figure:literal \"台账\")。", matter: "corrections: [{date: 2024-06-15, note: 更正起数}]")
    try site.bulletin("notices/new", "新的通报。")
    try commit("change", branch: "change")
  }

  func commit(_ message: String, branch: String) throws {
    try git("checkout", "-q", "-B", branch)
    try git("add", "-A")
    try git("commit", "-q", "-m", message)
    try git("push", "-q", "origin", branch)
  }

  func git(_ arguments: String...) throws {
    try run(
      (["git"] + arguments).map { "'\($0)'" }.joined(separator: " "), in: site.folder.path)
  }

  /// A clean clone with a branch checked out.
  func clone(_ branch: String) throws -> String {
    let place = folder("clone-\(UUID().uuidString.prefix(8))")
    try run("git clone -q -b \(branch) '\(folder("origin.git"))' '\(place)'", in: "/")
    return place
  }

  func commits() throws -> [String] {
    output = ""
    try run("git --git-dir='\(folder("origin.git"))' log --format=%s main", in: "/")
    return output.split(separator: "\n").map(String.init)
  }

  // MARK: Workflows

  /// Runs the shell steps that the event asks for and gives their names.
  @discardableResult
  func runGitHub(in clone: String, event: String, branch: String) throws -> [String] {
    let workflow = try workflow("name: Site")
    let conditions = [
      "always()": true, "github.event_name == 'pull_request'": event == "pull_request",
      "github.ref == 'refs/heads/main'": event == "push" && branch == "main",
    ]
    try folder.write("paths", "").write("summary", "")
    var variables = try texts(of: workflow.value("env"))
    variables.merge([
      "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": clone, "GITHUB_BASE_REF": event == "pull_request" ? "main" : "",
      "GITHUB_REF_NAME": branch, "GITHUB_STEP_SUMMARY": folder("summary"), "GITHUB_PATH": folder("paths"),
      "RUNNER_TEMP": folder("temp"), "BULLETIN_REPOSITORY": folder("tool"),
    ]) { $1 }
    var names: [String] = []
    try? FileManager.default.removeItem(atPath: folder("temp/bulletin"))
    for step in workflow.value("jobs")?.value("site")?.value("steps")?.elements ?? [] {
      guard let script = step.value("run")?.text else { continue }
      if let condition = step.value("if")?.text {
        let isMet = try #require(conditions[condition] as Bool?, "unknown condition \(condition)")
        guard isMet else { continue }
      }
      names.append(step.value("name")?.text ?? "")
      let paths = (folder.text("paths") ?? "").split(separator: "\n").map(String.init)
      variables["PATH"] = (paths + [environment["PATH"] ?? ""]).joined(separator: ":")
      try run(script, in: clone, variables)
    }
    return names
  }

  func runGitLab(_ job: String, in clone: String, branch: String) throws {
    let workflow = try workflow("stages: [check, publish]")
    var variables = try texts(of: workflow.value("variables"))
    variables.merge([
      "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_COMMIT_BRANCH": branch, "CI_SERVER_HOST": "gitlab.example.org",
      "CI_PROJECT_PATH": "office/site", "PUSH_TOKEN": "secret", "DEPLOY_TO": folder("server"),
      "BULLETIN_REPOSITORY": folder("tool"), "TMPDIR": folder("temp"),
    ]) { $1 }
    try git(
      "config", "--global", "url.\(folder("origin.git")).insteadOf",
      "https://bulletin:secret@gitlab.example.org/office/site.git")
    let scripts = [workflow.value("default")?.value("before_script"), workflow.value(job)?.value("script")]
    let lines = scripts.flatMap { $0?.elements ?? [] }.compactMap(\.text)
    #expect(lines.count > 4)
    try run(lines.joined(separator: "\n"), in: clone, variables)
  }

  /// The block of the README that begins with a line, as a value.
  private func workflow(_ firstLine: String) throws -> DataValue {
    let readme = try String(contentsOf: GeneratedPart.repository.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "```yaml\n\(firstLine)\n")).lowerBound
    let text = readme[start...].dropFirst("```yaml\n".count)
    let end = try #require(text.range(of: "\n```\n\n")).lowerBound
    var faults: [Diagnostic] = []
    let value = YAMLReader.read(String(text[..<end]) + "\n", path: "README.md", into: &faults)
    #expect(faults.isEmpty)
    return try #require(value)
  }

  private func texts(of value: DataValue?) throws -> [String: String] {
    let members = try #require(value?.members)
    return Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.text ?? "") })
  }

  /// Runs a script as GitHub does: `bash -eo pipefail`.
  private func run(_ script: String, in place: String, _ variables: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    process.currentDirectoryURL = URL(filePath: place)
    process.environment = environment.merging(variables) { $1 }
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    output += text
    guard process.terminationStatus == 0 else {
      throw StepFailure(description: "\(script)\nended with \(process.terminationStatus):\n\(text)")
    }
  }
}

extension DataValue {
  fileprivate func value(_ key: String) -> DataValue? { members?.first { $0.key == key }?.value }
}

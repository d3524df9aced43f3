import ArgumentParser
import Diagnostics
import Files
import Markup
import Publishing

/// `bulletin verify`
struct VerifyCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Tells what a copy of a site lacks, has changed, or has too much.",
    discussion: """
      Compares a folder with the manifest.json in it, or with another manifest that you trust more: each file by size \
      and SHA-256. With --key it also checks who signed the manifest. Links are never followed. It needs no source of \
      the site.

      Exit codes: 0 the folder is as published; 1 it differs, or the signature is not that of the key; 2 wrong usage, or \
      a manifest that cannot be believed.

      Examples:
        bulletin verify /var/www/html
        bulletin verify /var/www/html --key signing.pub.pem
        bulletin verify /srv/mirror --manifest published/manifest.json --format json
      """)

  @Argument(help: "The folder to check, or the manifest.json in it.")
  var place: String

  @Option(
    help: ArgumentHelp(
      "The public key: its file, or the base64 text in it. Then a manifest without a valid signature differs.",
      valueName: "public"))
  var key: String?

  @Option(help: ArgumentHelp("A manifest to compare with instead of the folder's own.", valueName: "file"))
  var manifest: String?

  @Flag(name: .customLong("allow-extra"), help: "Let files that the manifest does not list pass.")
  var allowExtra = false

  @Option(help: "How the result is printed: text or json.")
  var format = Format.text

  @Flag(name: .shortAndLong, help: "Print differences only.")
  var quiet = false

  func run() async throws {
    let (folder, own) = try target()
    let report: MirrorReport
    do {
      let check = try MirrorCheck(
        folder: folder, manifestPath: manifest ?? own, isForeign: manifest != nil, allowsExtra: allowExtra,
        key: try publicKey())
      report = try await ProgressLine(isQuiet: quiet).during { try await check.run() }
    } catch let error as ManifestFault {
      throw ValidationError(TerminalText.printable(error.description))
    } catch let error as FileError {
      throw ValidationError(TerminalText.printable(error.description))
    }
    switch format {
    case .json: print(report.json.text, terminator: "")
    case .text:
      let lines = quiet ? report.faultLines : report.lines
      if !lines.isEmpty { print(lines.map(TerminalText.printable).joined(separator: "\n")) }
    }
    if !report.isSame { throw ExitCode(1) }
  }

  /// The folder, and the manifest in it.
  private func target() throws -> (folder: String, manifest: String) {
    guard let path = File.realPath(place), let status = File.status(path) else {
      throw ValidationError("there is no \(place)")
    }
    if status.kind == .folder { return (path, path + "/" + PublishedManifest.fileName) }
    guard status.kind == .file, let folder = File.parent(of: path) else {
      throw ValidationError("\(place) is neither a folder nor a manifest")
    }
    return (folder, path)
  }

  private func publicKey() throws -> PublicKey? {
    guard let key else { return nil }
    if let known = PublicKey(key) { return known }
    guard let bytes = try? File.read(key) else {
      throw ValidationError("--key \(key) is neither a public key nor a file that can be read")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if let known = PublicKey(text) { return known }
    throw ValidationError(
      SigningKey(text) == nil
        ? "\(key) holds no Ed25519 public key"
        : "\(key) is a private key; keep it secret, and give what \"bulletin key public\" prints")
  }
}

import ArgumentParser
import Files
import Publishing

/// The key that a build signs the manifest with. Verbs that publish have this group.
struct SigningOptions: ParsableArguments {
  static let variable = "BULLETIN_SIGNING_KEY"

  @Option(
    name: .customLong("signing-key"),
    help: ArgumentHelp(
      "The private key that signs manifest.json (default: the text of BULLETIN_SIGNING_KEY, else it is not signed).",
      valueName: "file"))
  var signingKey: String?

  /// Nil where no key is given. Messages never hold what the key's file or the variable does.
  func key() throws -> SigningKey? {
    if let path = signingKey {
      if let mode = File.permissions(path), mode & 0o077 != 0 {
        Console.printError(
          "Warning: others can read the signing key \(path); take their rights away: chmod 600 \(path)")
      }
      return try Self.read(path)
    }
    guard let text = Console.environment(Self.variable) else { return nil }
    guard let key = SigningKey(text) else {
      throw ValidationError(
        "\(Self.variable) holds no Ed25519 key: give the text of the file that \"bulletin key new\" writes")
    }
    return key
  }

  static func read(_ path: String) throws -> SigningKey {
    let bytes: [UInt8]
    do {
      bytes = try File.read(path)
    } catch {
      throw ValidationError(error.description)
    }
    guard let key = SigningKey(String(decoding: bytes, as: UTF8.self)) else {
      throw ValidationError(
        "\(path) holds no Ed25519 private key without a password; make one with \"bulletin key new FILE\"")
    }
    return key
  }
}

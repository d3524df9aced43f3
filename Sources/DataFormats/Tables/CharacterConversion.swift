import Glibc

/// Turns bytes of another encoding into UTF-8, through the C library (iconv(3)), which does not replace what it cannot
/// convert.
enum CharacterConversion {
  enum Failure: Error {
    /// The C library of this system lacks the encoding (its `gconv` modules are not installed).
    case notAvailable
    /// The bytes from `offset` on have no meaning. `text` is what came before them.
    case faulty(offset: Int, text: [UInt8])
  }

  /// - Parameters:
  ///   - encoding: a name that iconv knows. Not plain `UTF-16`, which would take a byte-order mark away.
  ///   - start: where the text begins, after a byte-order mark.
  static func utf8(_ bytes: [UInt8], from encoding: String, start: Int = 0) throws(Failure) -> [UInt8] {
    guard let descriptor = iconv_open("UTF-8", encoding), Int(bitPattern: descriptor) != -1 else {
      throw .notAvailable
    }
    defer { iconv_close(descriptor) }
    // Two bytes become three in Chinese text, one stays one.
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 2)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var done = start
    while done < bytes.count {
      let (read, written, problem) = convert(descriptor, bytes, from: done, into: &buffer)
      text += buffer[..<written]
      done += read
      // E2BIG: the buffer was full. EINVAL: the text ends within a character.
      if problem != 0, problem != E2BIG { throw .faulty(offset: done, text: text) }
    }
    return text
  }

  /// One call of iconv: how many bytes it took, how many it gave, and its error number or 0.
  private static func convert(
    _ descriptor: iconv_t, _ bytes: [UInt8], from start: Int, into buffer: inout [UInt8]
  ) -> (read: Int, written: Int, problem: Int32) {
    bytes.withUnsafeBytes { source in
      buffer.withUnsafeMutableBytes { target in
        // iconv declares its input as mutable, but does not write to it (POSIX.1).
        var input = UnsafeMutablePointer(
          mutating: source.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self))
        var output = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var inputLeft = source.count - start
        var outputLeft = target.count
        errno = 0
        let result = iconv(descriptor, &input, &inputLeft, &output, &outputLeft)
        let problem = result == -1 ? errno : 0
        return (source.count - start - inputLeft, target.count - outputLeft, problem)
      }
    }
  }
}

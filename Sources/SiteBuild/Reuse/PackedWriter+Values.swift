import Files
import Templates

extension PackedWriter {
  /// Writes all that templates can see of a value, for a hash that tells it from any other.
  mutating func write(_ value: Value) {
    switch value {
    case .null: write(0)
    case .bool(let value): write(value ? 2 : 1)
    case .integer(let number):
      write(3)
      write(number)
    case .text(let text):
      write(4)
      write(text)
    case .html(let bytes):
      write(5)
      write(bytes)
    case .list(let values):
      write(6)
      write(values) { $0.write($1) }
    case .object(let object):
      write(7)
      write(object.allValues) { $0.write($1) }
    case .dictionary(let members):
      write(8)
      write(members.sorted { $0.key < $1.key }) { writer, member in
        writer.write(member.key)
        writer.write(member.value)
      }
    }
  }
}

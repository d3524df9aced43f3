import CLinux

/// Settings of glibc's allocator for a process that fills its memory from several threads and then ends.
enum MemoryTuning {
  /// By default each thread's memory grows and shrinks by a few pages at a time: 5,600 calls of `mprotect` in a build of
  /// ten thousand bulletins. Larger steps cost no memory until they are used.
  static func apply() {
    mallopt(M_TOP_PAD, 16 << 20)
    mallopt(M_TRIM_THRESHOLD, 256 << 20)
  }
}

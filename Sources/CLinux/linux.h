// What glibc declares for _GNU_SOURCE only, so that Swift's Glibc module leaves it out.

/// Renames a file with flags (renameat2(2), Linux 3.15, glibc 2.28).
extern int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);

/// Swaps the two paths in one step.
enum { RENAME_EXCHANGE_FLAG = 1 << 1 };

// What Swift's Glibc module leaves out.

// mallopt(3) and its parameters.
#include <malloc.h>

/// Renames a file with flags (renameat2(2), Linux 3.15, glibc 2.28).
extern int renameat2(int oldFolder, const char *oldPath, int newFolder, const char *newPath, unsigned int flags);

/// Swaps the two paths in one step.
enum { RENAME_EXCHANGE_FLAG = 1 << 1 };

/// A pipe with flags (pipe2(2)): `[0]` is read from, `[1]` written to.
extern int pipe2(int ends[2], int flags);

/// The work that one password hash takes (RFC 7914, section 2).
package struct ScryptCost: Equatable, Sendable {
    /// The binary logarithm of N, which determines the memory together with `blockSize`: 128 · blockSize · N bytes.
    package let logN: Int
    package let blockSize: Int
    package let parallelism: Int

    /// Nil outside the limits of our own hashes: a tampered row must not take all memory.
    package init?(logN: Int, blockSize: Int, parallelism: Int) {
        guard (1...17).contains(logN), (1...8).contains(blockSize), (1...8).contains(parallelism) else { return nil }
        self.init(checkedLogN: logN, blockSize: blockSize, parallelism: parallelism)
    }

    private init(checkedLogN logN: Int, blockSize: Int, parallelism: Int) {
        self.logN = logN
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// A quarter of a second and 32 MiB on a core of 2024.
    package static let standard = ScryptCost(checkedLogN: 15, blockSize: 8, parallelism: 3)

    /// For tests: hardly any work, and no protection.
    package static let negligible = ScryptCost(checkedLogN: 4, blockSize: 1, parallelism: 1)
}

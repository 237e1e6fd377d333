import Foundation

nonisolated extension OpenAICache {
    /// SHA-256 (FIPS 180-4), fed piece by piece.
    package struct SHA256 {
        private static let blockSize = 64

        private var state: [UInt32] = [
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
        ]
        private var pending = Data()
        private var byteCount: UInt64 = 0

        /// A digest of nothing yet.
        package init() {}

        /// The digest of the data, 32 bytes.
        package static func hash(_ data: Foundation.Data) -> Foundation.Data {
            var hasher = SHA256()
            hasher.update(data)
            return hasher.finalize()
        }

        /// Appends the text as UTF-8.
        package mutating func update(_ text: String) {
            var text = text
            text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
        }

        /// Appends the data.
        package mutating func update(_ data: Data) {
            data.withUnsafeBytes { update($0) }
        }

        /// Appends the bytes.
        mutating func update(_ bytes: UnsafeRawBufferPointer) {
            guard let start = bytes.baseAddress, bytes.count > 0 else { return }
            byteCount = byteCount &+ UInt64(bytes.count)
            let taken = topUpPending(from: start, count: bytes.count)
            let blockCount = (bytes.count - taken) / Self.blockSize
            compress(start + taken, blockCount: blockCount)
            let rest = taken + blockCount * Self.blockSize
            if rest < bytes.count { pending.append(Data(bytes: start + rest, count: bytes.count - rest)) }
        }

        /// The digest of all that was appended, 32 bytes. Ends this digest: start a new one to go on.
        package mutating func finalize() -> Data {
            let bitCount = (byteCount &* 8).bigEndian
            var padding = Data([0x80])
            padding.append(Data(count: (119 - pending.count) % Self.blockSize))
            Swift.withUnsafeBytes(of: bitCount) { padding.append(contentsOf: $0) }
            update(padding)
            return state.map(\.bigEndian).withUnsafeBytes { Data($0) }
        }

        /// Completes a block that an earlier piece began. Returns how many bytes that took.
        private mutating func topUpPending(from start: UnsafeRawPointer, count: Int) -> Int {
            guard !pending.isEmpty else { return 0 }
            let taken = Swift.min(Self.blockSize - pending.count, count)
            pending.append(Data(bytes: start, count: taken))
            guard pending.count == Self.blockSize else { return taken }
            let block = pending
            pending.removeAll(keepingCapacity: true)
            block.withUnsafeBytes { bytes in
                guard let first = bytes.baseAddress else { return }
                compress(first, blockCount: 1)
            }
            return taken
        }

        private mutating func compress(_ first: UnsafeRawPointer, blockCount: Int) {
            guard blockCount > 0 else { return }
            Swift.withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64 + 68 + 68) { scratch in
                state.withUnsafeMutableBufferPointer { state in
                    Self.roundConstants.withUnsafeBufferPointer { constants in
                        guard let scratch = scratch.baseAddress, let state = state.baseAddress,
                            let constants = constants.baseAddress
                        else { return }
                        var block = 0
                        while block < blockCount {
                            Self.fillSchedule(scratch, from: first + block &* Self.blockSize)
                            Self.mix(scratch, into: state, constants)
                            block = block &+ 1
                        }
                    }
                }
            }
        }

        private static func fillSchedule(_ words: UnsafeMutablePointer<UInt32>, from block: UnsafeRawPointer) {
            Foundation.memcpy(words, block, blockSize)
            var index = 0
            #if _endian(little)
                while index < 16 {
                    words[index] = words[index].byteSwapped
                    index = index &+ 1
                }
            #endif
            index = 16
            while index < 64 {
                let early = words[index &- 15]
                let late = words[index &- 2]
                let sigma0 = ((early &>> 7) | (early &<< 25)) ^ ((early &>> 18) | (early &<< 14)) ^ (early &>> 3)
                let sigma1 = ((late &>> 17) | (late &<< 15)) ^ ((late &>> 19) | (late &<< 13)) ^ (late &>> 10)
                words[index] = sigma1 &+ words[index &- 7] &+ sigma0 &+ words[index &- 16]
                index = index &+ 1
            }
        }

        /// The 64 rounds. Of the eight working variables only two are new in a round, the others move along; so `a` and `e`
        /// are kept as growing rows (`a` is the newest of its row, `b`, `c`, `d` the three before it), and nothing moves.
        private static func mix(
            _ words: UnsafeMutablePointer<UInt32>, into state: UnsafeMutablePointer<UInt32>,
            _ constants: UnsafePointer<UInt32>
        ) {
            let rowA = words + 64
            let rowE = words + 132
            var index = 0
            while index < 4 {
                rowA[index] = state[3 &- index]
                rowE[index] = state[7 &- index]
                index = index &+ 1
            }
            index = 0
            while index < 64 {
                let a = rowA[index &+ 3]
                let b = rowA[index &+ 2]
                let c = rowA[index &+ 1]
                let e = rowE[index &+ 3]
                let sum1: UInt32 = ((e &>> 6) | (e &<< 26)) ^ ((e &>> 11) | (e &<< 21)) ^ ((e &>> 25) | (e &<< 7))
                let choice: UInt32 = (e & (rowE[index &+ 2] ^ rowE[index &+ 1])) ^ rowE[index &+ 1]
                let added: UInt32 = rowE[index] &+ sum1 &+ choice &+ constants[index] &+ words[index]
                let sum0: UInt32 = ((a &>> 2) | (a &<< 30)) ^ ((a &>> 13) | (a &<< 19)) ^ ((a &>> 22) | (a &<< 10))
                let majority: UInt32 = (a & b) | (c & (a | b))
                rowE[index &+ 4] = rowA[index] &+ added
                rowA[index &+ 4] = added &+ sum0 &+ majority
                index = index &+ 1
            }
            index = 0
            while index < 4 {
                state[index] = state[index] &+ rowA[67 &- index]
                state[index &+ 4] = state[index &+ 4] &+ rowE[67 &- index]
                index = index &+ 1
            }
        }

        /// The fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
        private static let roundConstants: [UInt32] = [
            0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
            0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
            0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
            0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
            0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
            0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
            0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
            0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
        ]
    }
}

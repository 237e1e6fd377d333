import Foundation

nonisolated extension OpenAICache {
    /// Whether a host is out on the internet, and not in the network of the machine that asks.
    enum PublicAddress {
        /// First address and length of the prefix of what is not (IANA's registry of special-purpose addresses).
        private static let special4: [(start: UInt32, length: UInt32)] = [
            (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
            (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
            (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 3),
        ]
        /// Within what is handed out at all, 2000::/3: each leads to an address of version 4, or nowhere.
        private static let special6: [(start: [UInt8], bits: Int)] = [
            ([0x20, 0x01, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x02], 16), ([0x3F, 0xFF, 0x00], 20),
        ]
        /// Networks without version 4 reach it by these (RFC 6052).
        private static let translated: [UInt8] = [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]

        /// Why a host can't be asked; nil if all addresses that it has now are public. The thread waits for its name
        /// to be looked up.
        static func refusal(ofHost host: String) -> String? {
            let name = host.lowercased().trimmingCharacters(in: .init(charactersIn: "[]."))
            if name == "localhost" || name.hasSuffix(".localhost") { return "is on this machine" }
            guard let addresses = System.addresses(ofHost: name), !addresses.isEmpty else { return "can't be found" }
            return addresses.allSatisfy(isPublic) ? nil : "is on a private network, or on this machine"
        }

        /// - Parameter address: 4 or 16 bytes.
        static func isPublic(_ address: [UInt8]) -> Bool {
            switch address.count {
            case 4:
                let number = address.reduce(UInt32(0)) { sum, byte in sum << 8 | UInt32(byte) }
                return !special4.contains { range in
                    let unused = 32 - range.length
                    return number >> unused == range.start >> unused
                }
            case 16:
                if address.starts(with: translated) { return isPublic(Array(address.suffix(4))) }
                return address[0] & 0xE0 == 0x20 && !special6.contains { begins(address, $0.start, $0.bits) }
            default: return false
            }
        }

        private static func begins(_ address: [UInt8], _ start: [UInt8], _ bits: Int) -> Bool {
            (0..<bits).allSatisfy { bit in
                let mask: UInt8 = 0x80 >> UInt8(bit % 8)
                return address[bit / 8] & mask == start[bit / 8] & mask
            }
        }
    }
}

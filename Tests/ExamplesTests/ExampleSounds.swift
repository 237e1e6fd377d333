import Foundation
import LoopbackAPI

/// Speaks, and writes down what it has spoken itself.
final class ExampleSounds: @unchecked Sendable {
    private let lock = NSLock()
    private var spoken: [(sound: Data, text: String)] = []

    func serve(on api: LoopbackAPI) {
        api.answer("POST", "/audio/speech") { self.speak($0.json?["input"] as? String ?? "") }
        api.answer("POST", "/audio/transcriptions") { self.write(down: $0.body) }
    }

    private func speak(_ text: String) -> LoopbackAPI.Reply {
        let sound = Self.wave(of: text)
        lock.withLock { spoken.append((sound, text)) }
        return .data(sound, contentType: "audio/wav")
    }

    private func write(down form: Data) -> LoopbackAPI.Reply {
        let heard = lock.withLock { spoken.first { form.range(of: $0.sound) != nil } }
        return .object(["text": heard?.text ?? ""])
    }

    /// A WAV file of one channel and 8,000 bytes a second; 400 of them for each letter.
    private static func wave(of text: String) -> Data {
        let samples = text.utf8.flatMap { letter in
            (0..<400).map { UInt8(truncatingIfNeeded: 128 + ($0 * Int(letter) / 64) % 32) }
        }
        var sound = Data("RIFF".utf8)
        func add(_ number: Int, bytes: Int) {
            sound += (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
        add(36 + samples.count, bytes: 4)
        sound += Data("WAVEfmt ".utf8)
        for (number, bytes) in [(16, 4), (1, 2), (1, 2), (8_000, 4), (8_000, 4), (1, 2), (8, 2)] {
            add(number, bytes: bytes)
        }
        sound += Data("data".utf8)
        add(samples.count, bytes: 4)
        return sound + Data(samples)
    }
}

import CachedOpenAI
import Foundation

/// How unseeded repeats are answered.
package enum TurnRule: String, Sendable, CaseIterable {
    /// One after the other, for each session.
    case session
    /// Always the first.
    case one
    /// One after the other, for each session, from one on that its name draws.
    case seeded
}

/// Whose turn is where: each guest has the answers of a question from the first one on.
final class Sessions: Sendable {
    private struct Session {
        let cursors: OpenAICache.Cursors
        var usedAt: UInt64 = 0
    }

    private struct State {
        var sessions: [String: Session] = [:]
        var clock: UInt64 = 0
    }

    /// The key in the instructions; it is everybody's.
    static let commonKey = "sk-cached"

    private let turns: TurnRule
    private let most: Int
    private let state = OpenAICache.Locked(State())

    init(_ turns: TurnRule, most: Int = 10_000) {
        self.turns = turns
        self.most = most
    }

    var count: Int { state.withLock { $0.sessions.count } }

    /// Of the guest who asks.
    func cursors(of name: String) -> OpenAICache.Cursors {
        if turns == .one { return OpenAICache.Cursors() }
        let first = turns == .seeded ? Self.draw(name) : 0
        return state.withLock { state in
            state.clock += 1
            if state.sessions[name] == nil, state.sessions.count >= most,
                let oldest = state.sessions.min(by: { $0.value.usedAt < $1.value.usedAt })?.key
            {
                state.sessions[oldest] = nil
            }
            var session = state.sessions[name] ?? Session(cursors: OpenAICache.Cursors(first: first))
            session.usedAt = state.clock
            state.sessions[name] = session
            return session.cursors
        }
    }

    /// A number that looks like chance, and is the same for a name wherever the server runs.
    private static func draw(_ name: String) -> Int {
        OpenAICache.SHA256.hash(Data(name.utf8)).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }

    /// The next one to ask begins at the first answer.
    /// - Parameter name: nil for all.
    func restart(_ name: String?) {
        state.withLock { state in
            if let name { state.sessions[name] = nil } else { state.sessions = [:] }
        }
    }

    /// What tells the guest from others: what it says itself, else its key, of which nothing is kept but a digest, else where
    /// it comes from.
    /// - Parameter token: everybody's key, if it is asked for.
    static func name(_ request: ServedRequest, _ path: RequestPath, token: String?) -> String {
        if let name = path.session ?? request.head.value("x-cached-openai-session"), !name.isEmpty {
            return "name \(name.prefix(200))"
        }
        if let key = AccessRules.key(of: request.head), !key.isEmpty, key != commonKey, key != token {
            return "key \(OpenAICache.Hexadecimal.text(of: OpenAICache.SHA256.hash(Data(key.utf8)).prefix(16)))"
        }
        return "from \(request.peer)"
    }
}

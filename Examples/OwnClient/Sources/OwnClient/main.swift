// A program that has its own client and keeps it. What the cache needs is one line for each session.
import CachedOpenAI
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

OpenAICache.shared.install()  // URLSession.shared
let own = URLSession(configuration: OpenAICache.shared.sessionConfiguration())  // a session of one's own

do {
    print("shared:", try await ChatClient(session: .shared).ask("Say hello."))
    print("own:", try await ChatClient(session: own).ask("Say hello."))
    print("own, with a word more:", try await ChatClient(session: own).ask("Say hello, please."))
} catch {
    print(error)
}

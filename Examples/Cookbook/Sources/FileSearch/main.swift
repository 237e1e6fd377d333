// Files are uploaded, put into a vector store, and searched by meaning.
import Foundation

#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let documents = [
    (name: "delivery.txt", text: "Delivery takes two days.\nOn islands, delivery takes a week."),
    (name: "returns.txt", text: "Shoes can be returned within thirty days.\nWorn shoes are not taken back."),
]

let client = OpenAI()

do {
    var fileIDs: [String] = []
    for (name, text) in documents {
        let file = try await client.files.create(
            file: .init(Data(text.utf8), filename: name), purpose: "assistants")
        fileIDs.append(file.id)
    }
    var store = try await client.vectorStores.create(name: "Shop", fileIDs: fileIDs)
    while store.status == "in_progress" {
        try await Task.sleep(for: .seconds(1))
        store = try await client.vectorStores.retrieve(store.id)
    }
    print("\(store.fileCounts?.completed ?? 0) files can be searched.")

    for question in ["Can I return shoes that I have worn?", "How long does delivery take on islands?"] {
        print(question)
        let page = try await client.vectorStores.search(store.id, query: .string(question), maxNumResults: 1)
        for found in page.data {
            print("  \(found.filename ?? "-"): \(found.content.first?.text ?? "-")")
        }
    }

    // Files cost money as long as they are kept.
    try await client.vectorStores.delete(store.id)
    for id in fileIDs {
        let deleted = try await client.files.delete(id)
        print("\(deleted.id) is deleted: \(deleted.deleted)")
    }
} catch {
    print(error)
}

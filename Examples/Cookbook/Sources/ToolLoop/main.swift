// A loop in which the model calls a function of this program, until it knows enough to answer.
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

/// What the model has to say when it calls the function.
struct Product: Decodable {
    var name: String
}

/// What it gets back.
struct Stock: Encodable {
    var pieces: Int
    var price: Double
}

let shelf = ["lamp": Stock(pieces: 3, price: 19.5), "chair": Stock(pieces: 0, price: 45)]
let client = OpenAI()
var input: [OpenAI.ResponseInputItem] = [.user("Can I have a lamp and a chair today? What do they cost?")]

do {
    let tool = try OpenAI.ResponseTool.function(
        name: "stock_of", description: "How many pieces of a product there are.", parameters: Product.self)
    var isAnswered = false
    while !isAnswered {
        let response = try await client.responses.create(model: "gpt-4o-mini", tools: [tool], input: input)
        input += response.output  // what the model called belongs to the conversation
        isAnswered = true
        for case .functionCall(let call) in response.output {
            let product = try call.decode(Product.self)
            let stock = shelf[product.name] ?? Stock(pieces: 0, price: 0)
            print("The model asks for the \(product.name): \(stock.pieces) pieces, \(stock.price)")
            input.append(try .functionCallOutput(callID: call.callID, encoding: stock))
            isAnswered = false
        }
        if isAnswered { print(response.outputText) }
    }
} catch {
    print(error)
}

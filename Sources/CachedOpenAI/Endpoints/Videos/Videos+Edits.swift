// Made by `make endpoints` from Sources/make-endpoints/Table/VideosTable.swift.
import Foundation

nonisolated extension OpenAI.Videos {
    /// Changes a video that is sent.
    ///
    /// - Parameters:
    ///   - prompt: what is to be different.
    ///   - video: a file; or `["id": …]` for one that the API has.
    ///   - seed: tells several recorded answers apart; never sent.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func edit(
        prompt: String, video: OpenAI.FileInput, seed: Int? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.Video {
        let request = Self.editRequest(prompt: prompt, video: .file(video), seed: seed, options: options)
        return try await client.send(request, as: OpenAI.Video.self)
    }

    /// Changes a video. The parameters are those of the other `edit`.
    public func edit(
        prompt: String, video: OpenAI.JSON, seed: Int? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.Video {
        let request = Self.editRequest(prompt: prompt, video: .json(video), seed: seed, options: options)
        return try await client.send(request, as: OpenAI.Video.self)
    }

    /// Goes on with a video that is sent.
    ///
    /// - Parameters:
    ///   - prompt: what comes next.
    ///   - seconds: how long that is: `4`, `8`, `12`, `16` or `20`.
    ///   - video: a file; or `["id": …]` for one that the API has.
    ///   - seed: tells several recorded answers apart; never sent.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func extend(
        prompt: String, seconds: String, video: OpenAI.FileInput, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.Video {
        let request = Self.extendRequest(
            prompt: prompt, seconds: seconds, video: .file(video), seed: seed, options: options)
        return try await client.send(request, as: OpenAI.Video.self)
    }

    /// Goes on with a video. The parameters are those of the other `extend`.
    public func extend(
        prompt: String, seconds: String, video: OpenAI.JSON, seed: Int? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.Video {
        let request = Self.extendRequest(
            prompt: prompt, seconds: seconds, video: .json(video), seed: seed, options: options)
        return try await client.send(request, as: OpenAI.Video.self)
    }

    /// Makes a character of one in a video.
    ///
    /// - Parameters:
    ///   - name: what the character is called.
    ///   - video: where it is to be seen.
    ///   - seed: tells several recorded answers apart; never sent.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func createCharacter(
        name: String, video: OpenAI.FileInput, seed: Int? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.VideoCharacter {
        let request = Self.createCharacterRequest(name: name, video: video, seed: seed, options: options)
        return try await client.send(request, as: OpenAI.VideoCharacter.self)
    }

    /// One character.
    ///
    /// - Parameters:
    ///   - characterID: of the character.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func getCharacter(
        _ characterID: String, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.VideoCharacter {
        let request = Self.getCharacterRequest(characterID, options: options)
        return try await client.send(request, as: OpenAI.VideoCharacter.self)
    }

    static func editRequest(
        prompt: String, video: OpenAI.FormValue, seed: Int?, options: OpenAI.RequestOptions
    ) -> OpenAI.Request {
        var form = OpenAI.FormFields()
        form.set("prompt", text: prompt)
        form.set("video", video)
        return OpenAI.Request(method: "POST", path: "/videos/edits", body: .form(form, seed: seed), options: options)
    }

    static func extendRequest(
        prompt: String, seconds: String, video: OpenAI.FormValue, seed: Int?, options: OpenAI.RequestOptions
    ) -> OpenAI.Request {
        var form = OpenAI.FormFields()
        form.set("prompt", text: prompt)
        form.set("seconds", text: seconds)
        form.set("video", video)
        return OpenAI.Request(
            method: "POST", path: "/videos/extensions", body: .form(form, seed: seed), options: options)
    }

    static func createCharacterRequest(
        name: String, video: OpenAI.FileInput, seed: Int?, options: OpenAI.RequestOptions
    ) -> OpenAI.Request {
        var form = OpenAI.FormFields()
        form.set("name", text: name)
        form.set("video", file: video)
        return OpenAI.Request(
            method: "POST", path: "/videos/characters", body: .form(form, seed: seed), options: options)
    }

    static func getCharacterRequest(_ characterID: String, options: OpenAI.RequestOptions) -> OpenAI.Request {
        OpenAI.Request(method: "GET", path: "/videos/characters/\(characterID)", options: options)
    }
}

nonisolated extension OpenAI.BlockingVideos {
    /// Changes a video that is sent. See `Videos.edit`.
    public func edit(
        prompt: String, video: OpenAI.FileInput, seed: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.Video {
        let request = OpenAI.Videos.editRequest(prompt: prompt, video: .file(video), seed: seed, options: options)
        return try client.sendBlocking(request, as: OpenAI.Video.self)
    }

    /// Changes a video. See `Videos.edit`.
    public func edit(
        prompt: String, video: OpenAI.JSON, seed: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.Video {
        let request = OpenAI.Videos.editRequest(prompt: prompt, video: .json(video), seed: seed, options: options)
        return try client.sendBlocking(request, as: OpenAI.Video.self)
    }

    /// Goes on with a video that is sent. See `Videos.extend`.
    public func extend(
        prompt: String, seconds: String, video: OpenAI.FileInput, seed: Int? = nil,
        options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.Video {
        let request = OpenAI.Videos.extendRequest(
            prompt: prompt, seconds: seconds, video: .file(video), seed: seed, options: options)
        return try client.sendBlocking(request, as: OpenAI.Video.self)
    }

    /// Goes on with a video. See `Videos.extend`.
    public func extend(
        prompt: String, seconds: String, video: OpenAI.JSON, seed: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.Video {
        let request = OpenAI.Videos.extendRequest(
            prompt: prompt, seconds: seconds, video: .json(video), seed: seed, options: options)
        return try client.sendBlocking(request, as: OpenAI.Video.self)
    }

    /// Makes a character of one in a video. See `Videos.createCharacter`.
    public func createCharacter(
        name: String, video: OpenAI.FileInput, seed: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.VideoCharacter {
        let request = OpenAI.Videos.createCharacterRequest(name: name, video: video, seed: seed, options: options)
        return try client.sendBlocking(request, as: OpenAI.VideoCharacter.self)
    }

    /// One character. See `Videos.getCharacter`.
    public func getCharacter(
        _ characterID: String, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.VideoCharacter {
        let request = OpenAI.Videos.getCharacterRequest(characterID, options: options)
        return try client.sendBlocking(request, as: OpenAI.VideoCharacter.self)
    }
}

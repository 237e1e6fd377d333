/// What OpenAI's models cost on a day, and until when they can be asked.
///
/// A model a line: dollars for a million tokens that go in, that go in and are known from an earlier call, and that come
/// out (`-` where the list has none); then what a tier, sound or pictures cost instead, dollars for a second of sound, how
/// many tokens may go in at this price, the day on which the model is shut down, and the one to use instead. Taken from
/// OpenAI's pages on pricing and deprecations as LiteLLM 1.110.2 (MIT) has them, and those for DALL·E from OpenAI's own.
enum ListPrices {
    static let date = "2026-11-14"

    static let table = """
        babbage-002 0.4/-/0.4 gone:2026-09-28 next:gpt-5.6-terra
        chat-latest 5/0.5/30
        chatgpt-image-latest 5/1.25/10 image:8/-/32 gone:2026-12-01 next:gpt-image-2.5-sunburst
        computer-use-preview 3/-/12 gone:2026-07-23 next:gpt-5.6-terra
        computer-use-preview-2025-03-11 3/-/12 gone:2026-07-23 next:gpt-5.6-terra
        dall-e-2 - gone:2026-05-12
        dall-e-3 - gone:2026-05-12
        davinci-002 2/-/2 gone:2026-09-28 next:gpt-5.6-terra
        daybreak-blue-latest 4/0.4/20 upto:272000
        daybreak-red-latest 12.5/1.25/75 upto:272000
        gpt-3.5-turbo 0.5/-/1.5 gone:2026-10-23 next:gpt-5.6-terra
        gpt-3.5-turbo-0125 0.5/-/1.5 gone:2026-10-23 next:gpt-5.6-terra
        gpt-3.5-turbo-1106 1/-/2 gone:2026-09-28 next:gpt-5.6-terra
        gpt-3.5-turbo-16k 3/-/4 gone:2026-10-23
        gpt-3.5-turbo-instruct 1.5/-/2 gone:2026-09-28 next:gpt-5.6-terra
        gpt-3.5-turbo-instruct-0914 1.5/-/2
        gpt-4 30/-/60 gone:2026-10-23 next:gpt-5.6-sol
        gpt-4-0613 30/-/60 gone:2026-10-23 next:gpt-5.6-sol
        gpt-4-1106-preview 10/-/30 gone:2026-10-23 next:gpt-5.6-sol
        gpt-4-turbo 10/-/30 gone:2026-10-23 next:gpt-5.6-sol
        gpt-4-turbo-2024-04-09 10/-/30 gone:2026-10-23 next:gpt-5.6-sol
        gpt-4.1 2/0.5/8 priority:3.5/0.875/14 gone:2027-01-14 next:gpt-6-luna
        gpt-4.1-2025-04-14 2/0.5/8 priority:3.5/0.875/14 gone:2027-01-14 next:gpt-6-luna
        gpt-4.1-mini 0.4/0.1/1.6 priority:0.7/0.175/2.8 gone:2027-01-14 next:gpt-6-luna
        gpt-4.1-mini-2025-04-14 0.4/0.1/1.6 priority:0.7/0.175/2.8 gone:2027-01-14 next:gpt-6-luna
        gpt-4.1-nano 0.1/0.025/0.4 priority:0.2/0.05/0.8 gone:2026-10-23 next:gpt-5.6-luna
        gpt-4.1-nano-2025-04-14 0.1/0.025/0.4 priority:0.2/0.05/0.8 gone:2026-10-23 next:gpt-5.6-luna
        gpt-4o 2.5/1.25/10 priority:4.25/2.125/17 gone:2027-01-14 next:gpt-6-luna
        gpt-4o-2024-05-13 5/-/15 priority:8.75/-/26.25 gone:2026-10-23 next:gpt-5.6-sol
        gpt-4o-2024-08-06 2.5/1.25/10 priority:4.25/2.125/17 gone:2027-01-14 next:gpt-6-luna
        gpt-4o-2024-11-20 2.5/1.25/10 priority:4.25/2.125/17 gone:2027-01-14 next:gpt-6-luna
        gpt-4o-audio-preview-2024-12-17 2.5/-/10 audio:40/-/80 gone:2027-01-20 next:gpt-audio-1.5
        gpt-4o-audio-preview-2025-06-03 2.5/-/10 audio:40/-/80 gone:2027-01-20 next:gpt-audio-1.5
        gpt-4o-mini 0.15/0.075/0.6 priority:0.25/0.125/1 gone:2027-01-14 next:gpt-6-luna
        gpt-4o-mini-2024-07-18 0.15/0.075/0.6 priority:0.25/0.125/1 gone:2027-01-14 next:gpt-6-luna
        gpt-4o-mini-audio-preview-2024-12-17 0.15/-/0.6 audio:10/-/20 gone:2027-01-20
        gpt-4o-mini-realtime-preview-2024-12-17 0.6/0.3/2.4 audio:10/-/20 gone:2027-01-20
        gpt-4o-mini-search-preview 0.15/0.075/0.6
        gpt-4o-mini-search-preview-2025-03-11 0.15/0.075/0.6 gone:2026-07-23 next:gpt-5.6-terra
        gpt-4o-mini-transcribe 1.25/-/5 audio:1.25/-/- second:0.00005 gone:2027-02-26 next:gpt-live-transcribe
        gpt-4o-mini-transcribe-2025-03-20 1.25/-/5 audio:1.25/-/- second:0.00005 gone:2027-01-20 next:gpt-4o-mini-transcribe-2025-12-15
        gpt-4o-mini-transcribe-2025-12-15 1.25/-/5 audio:1.25/-/- second:0.00005 gone:2027-02-26 next:gpt-live-transcribe
        gpt-4o-mini-tts 0.6/-/10 audio:-/-/12 gone:2027-01-06 next:gpt-realtime-2.1-mini
        gpt-4o-mini-tts-2025-03-20 0.6/-/10 audio:-/-/12 gone:2027-01-06 next:gpt-realtime-2.1-mini
        gpt-4o-mini-tts-2025-12-15 0.6/-/10 audio:-/-/12 gone:2027-01-06 next:gpt-realtime-2.1-mini
        gpt-4o-search-preview 2.5/1.25/10
        gpt-4o-search-preview-2025-03-11 2.5/1.25/10 gone:2026-07-23 next:gpt-5.6-terra
        gpt-4o-transcribe 2.5/-/10 audio:2.5/-/- second:0.0001 gone:2027-02-26 next:gpt-live-transcribe
        gpt-4o-transcribe-diarize 2.5/-/10 audio:2.5/-/- second:0.0001 gone:2027-02-26 next:gpt-live-transcribe
        gpt-5 1.25/0.125/10 priority:2.5/0.25/20 flex:0.625/0.0625/5 gone:2026-12-11 next:gpt-5.6-sol
        gpt-5-2025-08-07 1.25/0.125/10 priority:2.5/0.25/20 flex:0.625/0.0625/5 gone:2026-12-11 next:gpt-5.6-sol
        gpt-5-chat 1.25/0.125/10 gone:2026-07-23 next:gpt-5.2-chat-latest
        gpt-5-chat-latest 1.25/0.125/10 gone:2026-07-23 next:gpt-5.6-sol
        gpt-5-codex 1.25/0.125/10 gone:2026-07-23 next:gpt-5.6-sol
        gpt-5-mini 0.25/0.025/2 priority:0.45/0.045/3.6 flex:0.125/0.0125/1 gone:2026-12-11 next:gpt-5.6-terra
        gpt-5-mini-2025-08-07 0.25/0.025/2 priority:0.45/0.045/3.6 flex:0.125/0.0125/1 gone:2026-12-11 next:gpt-5.6-terra
        gpt-5-nano 0.05/0.005/0.4 flex:0.025/0.0025/0.2 gone:2026-12-11 next:gpt-5.6-luna
        gpt-5-nano-2025-08-07 0.05/0.005/0.4 flex:0.025/0.0025/0.2 gone:2026-12-11 next:gpt-5.6-luna
        gpt-5-pro 15/-/120 gone:2026-12-11 next:gpt-5.6-sol
        gpt-5-pro-2025-10-06 15/-/120 gone:2026-12-11 next:gpt-5.6-sol
        gpt-5-search-api 1.25/0.125/10
        gpt-5-search-api-2025-10-14 1.25/0.125/10
        gpt-5.1 1.25/0.125/10 priority:2.5/0.25/20 flex:0.625/0.0625/5 gone:2027-04-01 next:gpt-6-sol
        gpt-5.1-2025-11-13 1.25/0.125/10 priority:2.5/0.25/20 flex:0.625/0.0625/5 gone:2027-04-01 next:gpt-6-sol
        gpt-5.1-chat-latest 1.25/0.125/10 gone:2026-07-23 next:gpt-5.6-sol
        gpt-5.1-codex 1.25/0.125/10 gone:2026-07-23 next:gpt-5.6-sol
        gpt-5.1-codex-max 1.25/0.125/10 gone:2026-07-23 next:gpt-5.6-sol
        gpt-5.1-codex-mini 0.25/0.025/2 gone:2026-07-23 next:gpt-5.6-terra
        gpt-5.2 1.75/0.175/14 priority:3.5/0.35/28 flex:0.875/0.0875/7
        gpt-5.2-2025-12-11 1.75/0.175/14 priority:3.5/0.35/28 flex:0.875/0.0875/7
        gpt-5.2-chat-latest 1.75/0.175/14 gone:2026-08-10 next:gpt-5.6-sol
        gpt-5.2-codex 1.75/0.175/14 gone:2026-07-23 next:gpt-5.6-sol
        gpt-5.2-pro 21/-/168
        gpt-5.2-pro-2025-12-11 21/-/168
        gpt-5.3-chat-latest 1.75/0.175/14 gone:2026-08-10 next:gpt-5.6-sol
        gpt-5.3-codex 1.75/0.175/14 priority:3.5/0.35/28 gone:2027-04-01 next:gpt-6-sol
        gpt-5.4 2.5/0.25/15 priority:5/0.5/30 flex:1.25/0.13/7.5 upto:272000
        gpt-5.4-2026-03-05 2.5/0.25/15 priority:5/0.5/30 flex:1.25/0.13/7.5 upto:272000
        gpt-5.4-mini 0.75/0.075/4.5 priority:1.5/0.15/9 flex:0.375/0.0375/2.25
        gpt-5.4-mini-2026-03-17 0.75/0.075/4.5 priority:1.5/0.15/9 flex:0.375/0.0375/2.25
        gpt-5.4-nano 0.2/0.02/1.25 flex:0.1/0.01/0.625 gone:2027-04-01 next:gpt-6-luna
        gpt-5.4-nano-2026-03-17 0.2/0.02/1.25 flex:0.1/0.01/0.625 gone:2027-04-01 next:gpt-6-luna
        gpt-5.4-pro 30/-/180 flex:15/-/90 upto:272000
        gpt-5.4-pro-2026-03-05 30/-/180 flex:15/-/90 upto:272000
        gpt-5.5 5/0.5/30 priority:12.5/1.25/75 flex:2.5/0.25/15 upto:272000
        gpt-5.5-2026-04-23 5/0.5/30 priority:12.5/1.25/75 flex:2.5/0.25/15 upto:272000
        gpt-5.5-cyber 12.5/1.25/75
        gpt-5.5-cyber-preview 12.5/1.25/75 gone:2027-02-01
        gpt-5.5-pro 30/-/180 flex:15/-/90 upto:272000
        gpt-5.5-pro-2026-04-23 30/-/180 flex:15/-/90 upto:272000
        gpt-5.6 4/0.4/20 priority:8/0.8/40 flex:2/0.2/10 upto:272000
        gpt-5.6-cyber 12.5/1.25/75 upto:272000
        gpt-5.6-luna 0.2/0.02/1.2 priority:0.4/0.04/2.4 flex:0.1/0.01/0.6 upto:272000
        gpt-5.6-sol 4/0.4/20 priority:8/0.8/40 flex:2/0.2/10 upto:272000
        gpt-5.6-terra 2/0.2/12 priority:4/0.4/24 flex:1/0.1/6 upto:272000
        gpt-6-astra 10/1/50 priority:20/2/100 flex:5/0.5/25 upto:272000
        gpt-6-astra-law 10/1/50
        gpt-6-cyber 20/2/100
        gpt-6-luna 0.1/0.01/0.5 priority:0.2/0.02/1 flex:0.05/0.005/0.25 upto:272000
        gpt-6-rosalind 15/1.5/75 upto:272000
        gpt-6-sol 2/0.2/10 priority:4/0.4/20 flex:1/0.1/5 upto:272000
        gpt-6.1-sol 2/0.1/10 priority:4/0.2/20 flex:1/0.05/5 upto:272000
        gpt-6.1-terra 1/0.05/5 priority:2/0.1/10 flex:0.5/0.025/2.5 upto:272000
        gpt-audio 2.5/-/10 audio:32/-/64 gone:2027-01-20 next:gpt-audio-1.5
        gpt-audio-1.5 2.5/-/10 audio:32/-/64
        gpt-audio-2025-08-28 2.5/-/10 audio:32/-/64 gone:2027-01-20 next:gpt-audio-1.5
        gpt-audio-mini 0.6/-/2.4 audio:10/-/20 gone:2027-01-20 next:gpt-audio-1.5
        gpt-audio-mini-2025-10-06 0.6/-/2.4 audio:10/-/20 gone:2026-07-23 next:gpt-audio-1.5
        gpt-audio-mini-2025-12-15 0.6/-/2.4 audio:10/-/20 gone:2027-01-20 next:gpt-audio-1.5
        gpt-daybreak-blue-latest 4/0.4/20 upto:272000
        gpt-daybreak-red-latest 12.5/1.25/75 upto:272000
        gpt-image-1 5/1.25/- image:10/-/40 gone:2026-10-23 next:gpt-image-2.5-sunburst
        gpt-image-1-mini 2/0.2/- image:2.5/-/8 gone:2026-12-01 next:gpt-image-2.5-sunburst
        gpt-image-1.5 5/1.25/10 image:8/-/32 gone:2026-12-01 next:gpt-image-2.5-sunburst
        gpt-image-1.5-2025-12-16 5/1.25/10 image:8/-/32 gone:2026-12-01 next:gpt-image-2.5-sunburst
        gpt-image-2 5/1.25/- image:8/-/30
        gpt-image-2-2026-04-21 5/1.25/- image:8/-/30
        gpt-image-2.5-flare 5/1.25/- image:8/-/30
        gpt-image-2.5-flare-2026-09-08 5/1.25/- image:8/-/30
        gpt-image-2.5-sunburst 5/1.25/- image:8/-/30
        gpt-image-2.5-sunburst-2026-09-08 5/1.25/- image:8/-/30
        gpt-image-2.6-flare 5/1.25/- image:8/-/30
        gpt-image-2.6-sunburst 5/1.25/- image:8/-/30
        gpt-live-1 - second:0.000833333333333
        gpt-live-transcribe - second:0.000283333333333
        gpt-realtime 4/0.4/16 audio:32/-/64 image:5/-/- gone:2027-01-20 next:gpt-realtime-2.1
        gpt-realtime-1.5 4/0.4/16 audio:32/-/64 image:5/-/-
        gpt-realtime-2 4/0.4/24 audio:32/-/64 image:5/-/-
        gpt-realtime-2.1 4/0.4/24 audio:32/-/64 image:5/-/-
        gpt-realtime-2.1-mini 0.6/0.06/2.4 audio:10/-/20 image:0.8/-/-
        gpt-realtime-2025-08-28 4/0.4/16 audio:32/-/64 image:5/-/- gone:2027-01-20 next:gpt-realtime-2.1
        gpt-realtime-mini 0.6/0.06/2.4 audio:10/-/20 image:0.8/-/- gone:2027-01-20 next:gpt-realtime-2.1-mini
        gpt-realtime-mini-2025-12-15 0.6/0.06/2.4 audio:10/-/20 image:0.8/-/- gone:2027-01-20 next:gpt-realtime-2.1-mini
        gpt-realtime-translate - second:0.000566666666667
        gpt-realtime-whisper - second:0.000283333333333
        gpt-rosalind-discovery 5/0.5/25
        gpt-rosalind-research 5/0.5/25
        gpt-transcribe - second:0.000075
        o1 15/7.5/60 gone:2026-10-23 next:gpt-5.6-sol
        o1-2024-12-17 15/7.5/60 gone:2026-10-23 next:gpt-5.6-sol
        o1-pro 150/-/600 gone:2026-10-23 next:gpt-5.6-sol
        o1-pro-2025-03-19 150/-/600 gone:2026-10-23 next:gpt-5.6-sol
        o3 2/0.5/8 priority:3.5/0.875/14 flex:1/0.25/4 gone:2026-12-11 next:gpt-5.6-sol
        o3-2025-04-16 2/0.5/8 priority:3.5/0.875/14 flex:1/0.25/4 gone:2026-12-11 next:gpt-5.6-sol
        o3-deep-research 10/2.5/40 gone:2026-07-23 next:gpt-5.6-sol
        o3-deep-research-2025-06-26 10/2.5/40 gone:2026-07-23 next:gpt-5.6-sol
        o3-mini 1.1/0.55/4.4 gone:2026-10-23 next:gpt-5.6-sol
        o3-mini-2025-01-31 1.1/0.55/4.4 gone:2026-10-23 next:gpt-5.6-sol
        o3-pro 20/-/80 gone:2026-12-11 next:gpt-5.6-sol
        o3-pro-2025-06-10 20/-/80 gone:2026-12-11 next:gpt-5.6-sol
        o4-mini 1.1/0.275/4.4 priority:2/0.5/8 flex:0.55/0.138/2.2 gone:2026-10-23 next:gpt-5.6-terra
        o4-mini-2025-04-16 1.1/0.275/4.4 priority:2/0.5/8 flex:0.55/0.138/2.2 gone:2026-10-23 next:gpt-5.6-terra
        o4-mini-deep-research 2/0.5/8 gone:2026-07-23 next:gpt-5.6-sol
        o4-mini-deep-research-2025-06-26 2/0.5/8 gone:2026-07-23 next:gpt-5.6-sol
        omni-moderation-2024-09-26 0/-/0
        omni-moderation-latest 0/-/0
        sora-2 - gone:2026-09-24
        sora-2-pro - gone:2026-09-24
        sora-2-pro-high-res - gone:2026-09-24
        text-embedding-3-large 0.13/-/0
        text-embedding-3-small 0.02/-/0
        text-embedding-ada-002 0.1/-/0
        text-embedding-ada-002-v2 0.1/-/0
        tts-1 - gone:2027-01-06 next:gpt-realtime-2.1-mini
        tts-1-hd - gone:2027-01-06 next:gpt-realtime-2.1-mini
        whisper-1 - second:0.0001 gone:2027-02-26 next:gpt-live-transcribe
        """
}

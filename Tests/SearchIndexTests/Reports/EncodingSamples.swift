import Testing

/// The same few sentences, written for this project, in the bytes of many encodings.
enum EncodingSamples {
    /// A text, how it is encoded, and its bytes.
    struct Sample: CustomTestStringConvertible {
        let encoding: String
        let text: String
        let hex: String

        var testDescription: String { "\(encoding): \(text.prefix(8))" }

        var bytes: [UInt8] {
            var bytes: [UInt8] = []
            var high: UInt8?
            for digit in hex.compactMap(\.hexDigitValue) {
                if let first = high {
                    bytes.append(first << 4 | UInt8(digit))
                    high = nil
                } else {
                    high = UInt8(digit)
                }
            }
            return bytes
        }
    }

    static let all = [
        Sample(
            encoding: "GB18030",
            text:
                "白石市政府工作报告\n　　去年，全市粮食产量达到４２万吨，比上年增长百分之三点五；新修道路二百一十公里，镕炼厂全部迁出城区。\n各位代表，"
                + "我们要继续努力。\n",
            hex: """
                b0d7caafcad0d5feb8aeb9a4d7f7b1a8b8e60aa1a1a1a1c8a5c4eaa3acc8abcad0c1b8ca
                b3b2fac1bfb4efb5bda3b4a3b2cdf2b6d6a3acb1c8c9cfc4ead4f6b3a4b0d9b7d6d6aec8
                fdb5e3cee5a3bbd0c2d0deb5c0c2b7b6feb0d9d2bbcaaeb9abc0efa3ace946c1b6b3a7c8
                abb2bfc7a8b3f6b3c7c7f8a1a30ab8f7cebbb4fab1eda3acced2c3c7d2aabcccd0f8c5ac
                c1a6a1a30a
                """
        ),
        Sample(
            encoding: "GB18030",
            text:
                "山区农民收入增长",
            hex: """
                c9bdc7f8c5a9c3f1cad5c8ebd4f6b3a4
                """
        ),
        Sample(
            encoding: "Big5",
            text:
                "白石市政府工作報告\n去年，全市糧食產量達到四十二萬噸，比上年增長百分之三點五；新修道路二百一十公里，所有工廠都遷出了城區。\n各位代表，"
                + "我們要繼續努力。\n",
            hex: """
                a5d5a5dba5abac46a9b2a475a740b3f8a7690aa568a67ea141a5fea5abc2b3adb9b2a3b6
                71b946a8eca57ca451a447b855beb7a141a4f1a457a67ebc57aaf8a6caa4c0a4a7a454c2
                49a4ada146b773add7b944b8f4a447a6caa440a451a4bda8bda141a9d2a6b3a475bc74b3
                a3be45a558a446abb0b0cfa1430aa655a6eca54eaaeda141a7daadccad6ec47ec4f2a756
                a44fa1430a
                """
        ),
        Sample(
            encoding: "Shift_JIS",
            text:
                "白石市の年次報告\n昨年度、市内の米の収穫量は前の年より三パーセント増えました。道路の整備も進み、新しい橋が二つ完成しました。\n",
            hex: """
                949290ce8e7382cc944e8e9f95f18d900a8df0944e937881418e7393e082cc95c482cc8e
                fb8a6e97ca82cd914f82cc944e82e682e88e4f8370815b835a83938367919d82a682dc82
                b582bd814293b9984882cc90ae94f582e0906982dd8141905682b582a28bb482aa93f182
                c28aae90ac82b582dc82b582bd81420a
                """
        ),
        Sample(
            encoding: "EUC-JP",
            text:
                "白石市の年次報告\n昨年度、市内の米の収穫量は前の年より三パーセント増えました。道路の整備も進み、新しい橋が二つ完成しました。\n",
            hex: """
                c7f2c0d0bbd4a4cec7afbca1caf3b9f00abaf2c7afc5d9a1a2bbd4c6e2a4cecac6a4cebc
                fdb3cfcecca4cfc1b0a4cec7afa4e8a4eabbb0a5d1a1bca5bba5f3a5c8c1fda4a8a4dea4
                b7a4bfa1a3c6bbcfa9a4cec0b0c8f7a4e2bfcaa4dfa1a2bfb7a4b7a4a4b6b6a4acc6f3a4
                c4b4b0c0aea4b7a4dea4b7a4bfa1a30a
                """
        ),
        Sample(
            encoding: "EUC-KR",
            text:
                "흰돌시 연차 보고서\n지난해 우리 시의 쌀 수확량은 전년보다 늘었고 새로운 다리 두 개가 완성되었습니다.\n앞으로도 시민과 "
                + "함께 나아가겠습니다.\n",
            hex: """
                c8f2b5b9bdc320bfacc2f720bab8b0edbcad0ac1f6b3adc7d820bfecb8ae20bdc3c0c720
                bdd220bcf6c8aeb7aec0ba20c0fcb3e2bab8b4d920b4c3befab0ed20bbf5b7cebfee20b4
                d9b8ae20b5ce20b0b3b0a120bfcfbcbab5c7befabdc0b4cfb4d92e0abed5c0b8b7ceb5b5
                20bdc3b9ceb0fa20c7d4b2b220b3aabec6b0a1b0dabdc0b4cfb4d92e0a
                """
        ),
        Sample(
            encoding: "UTF-16LE",
            text:
                "白石市政府工作报告\n去年修路210公里。\n",
            hex: """
                7d76f377025e3f659c5ee55d5c4fa5624a540a00bb53745eee4fef8d3200310030006c51
                cc9102300a00
                """
        ),
        Sample(
            encoding: "UTF-16BE",
            text:
                "白石市政府工作报告\n去年修路210公里。\n",
            hex: """
                767d77f35e02653f5e9c5de54f5c62a5544a000a53bb5e744fee8def003200310030516c
                91cc3002000a
                """
        ),
        Sample(
            encoding: "windows-1252",
            text:
                "Rapport annuel de la ville de Roche-Blanche\nL’année passée, la récol"
                + "te a été meilleure que prévu, et les élèves de l’école ont planté des"
                + " châtaigniers près de la rivière. Où irons-nous après ? Nous espérons"
                + " que la qualité de l’eau sera encore améliorée.\n",
            hex: """
                526170706f727420616e6e75656c206465206c612076696c6c6520646520526f6368652d
                426c616e6368650a4c92616e6ee9652070617373e9652c206c612072e9636f6c74652061
                20e974e9206d65696c6c6575726520717565207072e976752c206574206c657320e96ce8
                766573206465206c92e9636f6c65206f6e7420706c616e74e920646573206368e2746169
                676e69657273207072e873206465206c612072697669e872652e204ff92069726f6e732d
                6e6f757320617072e873203f204e6f757320657370e9726f6e7320717565206c61207175
                616c6974e9206465206c92656175207365726120656e636f726520616de96c696f72e965
                2e0a
                """
        ),
        Sample(
            encoding: "windows-1251",
            text:
                "Годовой отчёт города Белый Камень\nВ прошлом году урожай был лучше, ч"
                + "ем ожидалось, и жители города построили новый мост через реку. Мы над"
                + "еемся, что в этом году дороги станут ещё лучше.\n",
            hex: """
                c3eee4eee2eee920eef2f7b8f220e3eef0eee4e020c1e5ebfbe920cae0ece5edfc0ac220
                eff0eef8ebeeec20e3eee4f320f3f0eee6e0e920e1fbeb20ebf3f7f8e52c20f7e5ec20ee
                e6e8e4e0ebeef1fc2c20e820e6e8f2e5ebe820e3eef0eee4e020efeef1f2f0eee8ebe820
                edeee2fbe920eceef1f220f7e5f0e5e720f0e5eaf32e20ccfb20ede0e4e5e5ecf1ff2c20
                f7f2ee20e220fdf2eeec20e3eee4f320e4eef0eee3e820f1f2e0edf3f220e5f9b820ebf3
                f7f8e52e0a
                """
        ),
    ]
}

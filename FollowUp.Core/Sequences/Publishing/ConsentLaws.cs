using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Publishing;

/// <summary>What consent the laws of the places ask for where those are who may enter. All of it is worth a word and nothing blocks: the consent gate asks each contact.</summary>
internal static class ConsentLaws
{
    /// <summary>The European Union, and Iceland, Liechtenstein and Norway, which take its rules over.</summary>
    private static readonly string[] Europe =
    [
        "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO",
    ];

    private static readonly string[] France = ["FR", "GP", "GF", "MQ", "RE", "YT"];

    /// <param name="sends">Steps that send, in the order in which they are reached.</param>
    public static IEnumerable<FlowFinding> Check(IReadOnlyList<SendStep> sends, SendingFacts facts)
    {
        var audience = facts.Audience;
        var (mail, text, chat) = (First(sends, Channel.Email), First(sends, Channel.Sms), First(sends, Channel.WhatsApp));
        if (text is not null && audience.In("US") is > 0 and var american)
        {
            yield return Warn(text, $"sends marketing texts, which in the United States ({Of(american, audience)}) need express written consent. Contacts without it in the ledger have to be left out", "TCPA, 47 CFR 64.1200(a)(2), (f)(9)");
        }

        if ((mail ?? text) is { } first && audience.In("CA") is > 0 and var canadian)
        {
            yield return Warn(first, $"sends marketing to Canada ({Of(canadian, audience)}), where each message needs consent and has to name you, a postal address and how to unsubscribe", "CASL, s. 6");
        }

        if ((mail ?? text) is { } asked && audience.In(Europe) is > 0 and var european)
        {
            yield return Warn(asked, $"sends marketing to the European Union ({Of(european, audience)}), where consent comes first and you have to prove it. Double opt-in of your forms is the usual proof", "ePrivacy Directive 2002/58/EC, art. 13; GDPR, art. 7(1)");
        }

        if ((mail ?? text) is { } british && audience.In("GB") is > 0 and var kingdom)
        {
            yield return Warn(british, $"sends marketing to the United Kingdom ({Of(kingdom, audience)}), where consent comes first unless the contact bought something similar", "PECR, reg. 22");
        }

        if (text is not null && audience.In(France) is > 0 and var french)
        {
            yield return Warn(text, $"sends texts to France ({Of(french, audience)}): they never leave on Sundays and public holidays, and wait until the next working day", "af2m, Charte Business Messaging 2026");
        }

        if (chat is not null)
        {
            yield return Warn(chat, "sends marketing by WhatsApp, which takes only contacts who agreed to hear from you there", "WhatsApp Business Messaging Policy");
        }
    }

    private static SendStep? First(IReadOnlyList<SendStep> sends, Channel channel) => sends.FirstOrDefault(step => step.Channel == channel);

    private static string Of(int count, Audience audience)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} of {(audience.Looked < audience.Most ? "" : "the newest ")}{audience.Looked} contacts");

    private static FlowFinding Warn(SendStep step, string message, string law) => new(step.Id, "channel", message, Blocks: false) { Law = law };
}

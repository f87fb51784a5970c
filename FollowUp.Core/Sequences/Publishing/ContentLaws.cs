using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Publishing;

/// <summary>What must stand in marketing messages: who writes, from where, and how to hear no more.</summary>
internal static class ContentLaws
{
    private const string CanSpam = "CAN-SPAM, 15 U.S.C. 7704(a)(5)";

    /// <param name="sends">Steps that send, in the order in which they are reached.</param>
    public static IEnumerable<FlowFinding> Check(IReadOnlyList<SendStep> sends, SendingFacts facts)
        => [.. FirstText(sends, facts), .. Emails(sends, facts)];

    private static IEnumerable<FlowFinding> FirstText(IReadOnlyList<SendStep> sends, SendingFacts facts)
    {
        if (sends.FirstOrDefault(step => step.Channel == Channel.Sms) is not { } first || Words(first, facts) is not { } words)
        {
            yield break;
        }

        if (!StopWords.SaysHow(words.Text))
        {
            yield return new FlowFinding(first.Id, "template", "does not say how to hear no more, as the first text of marketing must. Add “Reply STOP to opt out”") { Law = "TCPA, 47 CFR 64.1200(a)(10); CTIA Messaging Principles" };
        }
        else if (!StopWords.NamesKeyword(words.Text) && facts.Audience.In("US", "CA") > 0)
        {
            yield return new FlowFinding(first.Id, "template", "has a link to opt out and no keyword, which carriers in the United States and Canada ask for. Add “Reply STOP to opt out”", Blocks: false) { Law = "CTIA Messaging Principles" };
        }

        if (!StopWords.SaysWho(words.Text, facts.Organization))
        {
            yield return new FlowFinding(first.Id, "template", "does not say who writes. Begin with {{organization.name}}", Blocks: false) { Law = facts.Audience.In("CA") > 0 ? "CASL, s. 6(2)(a); CTIA Messaging Principles" : "CTIA Messaging Principles" };
        }
    }

    private static IEnumerable<FlowFinding> Emails(IReadOnlyList<SendStep> sends, SendingFacts facts)
    {
        var mails = sends.Where(step => step.Channel == Channel.Email).ToList();
        if (mails.Count > 0 && !facts.HasPostalAddress)
        {
            yield return new FlowFinding(mails[0].Id, "channel", "sends marketing by e-mail, and your organization has no postal address, which has to stand in each such mail. Add it in Settings, Organization") { Law = CanSpam };
        }

        foreach (var mail in mails)
        {
            if (Words(mail, facts)?.Html is { } html && HiddenFooter.By(html) is { } open)
            {
                yield return new FlowFinding(mail.Id, "template", $"leaves {open} open, which hides your address and the way to unsubscribe below it. Close it") { Law = CanSpam };
            }
        }
    }

    private static TemplateWords? Words(SendStep step, SendingFacts facts) => step.Template is { } id ? facts.Words.GetValueOrDefault(id) : null;
}

using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Core.Delivery.Channels.Webhooks;

namespace FollowUp.Tests.Infrastructure.Webhooks;

/// <summary>Whatever is sent with a right signature is answered and never thrown at.</summary>
public sealed partial class WebhookFuzzTests
{
    private static readonly string[] Strange =
        ["null", "true", "[]", "{}", "[[]]", "-1", "1e999", "99999999999999999999", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"2026-13-45\"", $"\"{new string('x', 5000)}\"", "[{\"a\":1}]"];

    public static TheoryData<string> Providers => [.. SignedWebhook.All.Select(webhook => webhook.Name)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_sample_itself_is_taken_whole(string provider)
    {
        var taken = WebhookTrial.Taken(Of(provider).Read(Of(provider).Sample));

        Assert.NotEqual(0, taken.Reports.Count + taken.Inbound.Count);
        Assert.Empty(taken.Refused);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_body_cut_off_anywhere_is_read_or_refused(string provider)
    {
        var webhook = Of(provider);
        for (var length = 0; length < webhook.Sample.Length; length++)
        {
            AssertSafe(webhook, webhook.Sample[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_value_of_any_other_type_is_read_or_refused(string provider)
    {
        var webhook = Of(provider);
        foreach (var value in Value().Matches(webhook.Sample).Cast<Match>())
        {
            foreach (var strange in Strange)
            {
                AssertSafe(webhook, webhook.Sample[..value.Index] + strange + webhook.Sample[(value.Index + value.Length)..]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Random_bytes_in_a_good_body_are_read_or_refused(string provider)
    {
        var webhook = Of(provider);
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var body = Encoding.UTF8.GetBytes(webhook.Sample);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            // Twilio signs the decoded fields, which broken UTF-8 cannot be turned back from.
            if (provider != "twilio form")
            {
                AssertRead(webhook.Reader.Read(webhook.Sign(body), webhook.Account));
            }
        }
    }

    private static void AssertSafe(SignedWebhook webhook, string body) => AssertRead(webhook.Read(body));

    private static void AssertRead(ProviderWebhookRead read)
    {
        Assert.True(read is ProviderWebhookRead.Taken or ProviderWebhookRead.Malformed, read.ToString());
        if (read is ProviderWebhookRead.Taken taken)
        {
            Assert.All(taken.Reports, report => Assert.True(report.ProviderMessageId.Length is > 0 and <= 200 && report.EventId.Length is > 0 and <= 200 && report.At <= WebhookTrial.Now));
            Assert.All(taken.Inbound, message => Assert.True(message.ProviderMessageId.Length is > 0 and <= 200 && message.At <= WebhookTrial.Now && message.Text?.Contains('\0') != true));
        }
    }

    private static SignedWebhook Of(string provider) => SignedWebhook.All.Single(webhook => webhook.Name == provider);

    [GeneratedRegex("""(?<=:)("[^"]*"|\d+|\{[^{}]*\}|\[[^\[\]]*\])|(?<==)[^&]+""")]
    private static partial Regex Value();
}

using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Twilio;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

internal sealed class TwilioTrial(bool impatient) : HttpTrial<TwilioFake>(clock => new TwilioFake(clock), TwilioServices.AddTwilioChannel, impatient)
{
    private static readonly int[] Invalid = [21211, 21214, 21217, 21265, 21614, 21635, 63003, 63024];
    private static readonly int[] TooMuch = [14107, 20429, 21611, 30001, 63018, 63038];

    private static readonly int[] Accounts =
        [10001, 14111, 20003, 20005, 20006, 20008, 20404, 21212, 21603, 21606, 21608, 21659, 21660, 21661, 21701, 21703, 21704, 30002, 63007, 90010];

    private static readonly int[] Refused = [21408, 21602, 21610, 21612, 21617, 21620, 21623, 21655, 21656, 30007, 63016];

    public override string Secret => TwilioFake.Token;

    protected override string SecretName => "authToken";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["accountSid"] = TwilioFake.Sid };

    protected override IReadOnlyList<(FakeAnswer Answer, SendOutcome Expected)> Answers =>
    [
        .. Invalid.Select(code => (TwilioFake.Error(400, code, "No such number."), Rejected($"{code}", "No such number.", invalidAddress: true))),
        .. TooMuch.Select(code => (TwilioFake.Error(429, code, "Too much."), Limited($"{code}", "Too much."))),
        .. Accounts.Select(code => (TwilioFake.Error(400, code, "Not so."), Barred($"{code}", "Not so."))),
        .. Refused.Select(code => (TwilioFake.Error(400, code, "No."), Rejected($"{code}", "No."))),
        (TwilioFake.Error(403, 21408, "Permission to send an SMS has not been enabled for the region."), Rejected("21408", "Permission to send an SMS has not been enabled for the region.")),
        (TwilioFake.Error(429, 20429, "Too Many Requests", ("Retry-After", "4")), Limited("20429", "Too Many Requests", 4)),
        (TwilioFake.Error(401, 20003, "Authenticate"), Barred("20003", "Authenticate")),
        (TwilioFake.Error(500, 20500, "Internal Server Error"), Down("20500", "Internal Server Error")),
        (TwilioFake.Error(503, 20503, "Service Unavailable"), Down("20503", "Service Unavailable")),
    ];

    public override void RefuseWith(string words) => Fake.Say(TwilioFake.Error(400, 21617, words));

    public override IReadOnlyList<OutboundMessage> Messages()
        => [Letters.Text(NextId()), Letters.Picture(NextId()), Letters.Picture(NextId()) with { Text = "" }, Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Template }, .. Letters.Session(NextId)];

    public override IReadOnlyList<OutboundMessage> Laden() => [Letters.Picture(NextId()), Letters.WhatsApp(NextId()) with { Media = [Letters.Image] }];

    public override IEnumerable<string> TakenFiles() => Fake.Posts.Select(post => string.Join(' ', post.Form().Where(field => field.Key == "MediaUrl").Select(field => field.Value)));

    protected override OutboundMessage Plain(Guid id) => Letters.Text(id);
}

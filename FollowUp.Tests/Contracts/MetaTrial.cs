using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Meta;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

internal sealed class MetaTrial(bool impatient) : HttpTrial<MetaFake>(clock => new MetaFake(clock), MetaServices.AddMetaChannel, impatient)
{
    private const string Said = "No. As it says.";

    private static readonly int[] TooMuch = [4, 80007, 130429, 131048, 131056];
    private static readonly int[] Accounts = [0, 3, 10, 33, 190, 200, 299, 368, 130497, 131005, 131030, 131031, 131042, 131045, 133010];
    private static readonly int[] Broken = [1, 2, 131000, 131016, 131057, 133004];
    private static readonly int[] Refused = [100, 130472, 131008, 131009, 131021, 131047, 131050, 131051, 131052, 131053, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 135000];

    public override string Secret => MetaFake.Token;

    protected override string SecretName => "accessToken";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["phoneNumberId"] = MetaFake.Number };

    protected override IReadOnlyList<(FakeAnswer Answer, SendOutcome Expected)> Answers =>
    [
        (MetaFake.Error(400, 131026, "No."), Rejected("131026", Said, invalidAddress: true)),
        (MetaFake.Error(400, 131049, "No."), new SendOutcome.Deferred("131049", Said, TimeSpan.FromDays(1))),
        (MetaFake.Error(429, 130429, "No.", headers: ("Retry-After", "6")), Limited("130429", Said, 6)),
        .. TooMuch.Select(code => (MetaFake.Error(400, code, "No."), Limited($"{code}", Said))),
        .. Accounts.Select(code => (MetaFake.Error(400, code, "No."), Barred($"{code}", Said))),
        .. Broken.Select(code => (MetaFake.Error(500, code, "No."), Down($"{code}", Said))),
        .. Refused.Select(code => (MetaFake.Error(400, code, "No."), Rejected($"{code}", Said))),
        (MetaFake.Error(503, 999, "No."), Down("999", Said)),
    ];

    public override void RefuseWith(string words) => Fake.Say(MetaFake.Error(400, 132007, words));

    public override IReadOnlyList<OutboundMessage> Messages() =>
    [
        Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Template }, Letters.WhatsApp(NextId()) with { WhatsApp = Letters.FullTemplate },
        Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Template with { HeaderValue = new WhatsAppVariable("1", "Order 1001") } },
        Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Template with { Variables = [new WhatsAppVariable("first_name", "Zoë")] } },
        Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Template with { Variables = [] } },
        Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Buttons }, Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Menu }, .. Letters.Session(NextId),
    ];

    public override IReadOnlyList<OutboundMessage> Laden() => [.. Letters.Session(NextId).Where(message => message.Media.Count > 0)];

    public override IEnumerable<string> TakenFiles()
        => Fake.Posts.Select(post => post.Json()).Select(message => message.GetProperty(message.GetProperty("type").GetString()!).GetProperty("link").GetString()!);

    protected override OutboundMessage Plain(Guid id) => Letters.WhatsApp(id);
}

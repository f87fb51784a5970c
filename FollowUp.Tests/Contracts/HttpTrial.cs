using System.Security.Cryptography;
using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Http;
using FollowUp.Tests.Contracts.Fakes;
using FollowUp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Tests.Contracts;

/// <summary>A sender that talks HTTP, as it is registered, and the fake provider it talks to.</summary>
internal abstract class HttpTrial<TFake> : NetworkTrial
    where TFake : FakeProvider
{
    private static readonly Guid AccountId = Guid.Parse("0195a000-0000-7000-8000-0000000000aa");

    private readonly ServiceProvider services;

    protected HttpTrial(Func<ManualClock, TFake> fake, Func<IServiceCollection, IServiceCollection> register, bool impatient)
    {
        Clock = new ManualClock();
        Fake = fake(Clock);
        var limits = impatient ? HttpLimits.Default with { Total = TimeSpan.FromSeconds(1) } : HttpLimits.Default;
        services = register(new ServiceCollection().AddSingleton<IClock>(Clock).AddProviderHttp(limits, new HttpAddresses(AllowPrivate: true))).BuildServiceProvider();
        Sender = services.GetRequiredService<IChannelSender>();
    }

    public ManualClock Clock { get; }

    public TFake Fake { get; }

    public override IChannelSender Sender { get; }

    public override ChannelAccountSettings Account
        => new(AccountId, Settings.Append(new("baseUrl", Fake.Address)).ToDictionary(), new Dictionary<string, string> { [SecretName] = Secret })
        {
            StatusUrl = new Uri("https://follow.example/webhooks/provider/status/0195a000"),
        };

    public override int Taken => Fake.Taken.Count;

    public override int HandOvers => Fake.Posts.Count;

    public override bool TellsRepeats => false;

    public override Task Read => Fake.Read;

    public override IReadOnlyCollection<string> Violations => Fake.Violations;

    public override IReadOnlyList<string> Needed => [.. Settings.Keys, SecretName];

    public override IReadOnlyList<DocumentedEnd> Ends => [.. Answers.Select(end => DocumentedEnd.Of(Fake, end.Answer, end.Expected))];

    /// <summary>All but the address.</summary>
    protected abstract IReadOnlyDictionary<string, string> Settings { get; }

    protected abstract string SecretName { get; }

    protected abstract IReadOnlyList<(FakeAnswer Answer, SendOutcome Expected)> Answers { get; }

    public override ChannelAccountSettings WrongSecret() => Account with { Secrets = new Dictionary<string, string> { [SecretName] = "not-the-one" } };

    /// <summary>The fake speaks no TLS, so the connection ends in its handshake.</summary>
    public override ChannelAccountSettings CutBefore()
        => Account with { Settings = Settings.Append(new("baseUrl", Fake.Address.Replace("http:", "https:", StringComparison.Ordinal))).ToDictionary() };

    public async Task<NetworkTrial> StartAsync()
    {
        await Fake.StartAsync();
        return this;
    }

    public override void Disturb(Fault fault) => Fake.Fault = fault;

    public override Task StopAsync() => Fake.StopAsync();

    public override async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Fake.DisposeAsync();
    }

    /// <summary>Attachments as Resend and SendGrid take them.</summary>
    protected static string Files(JsonElement attachments) => string.Join(' ', attachments.EnumerateArray()
        .Select(file => $"{file.GetProperty("filename").GetString()}:{Convert.ToHexString(SHA256.HashData(file.GetProperty("content").GetBytesFromBase64()))}"));

    protected static SendOutcome Rejected(string code, string reason, bool invalidAddress = false) => new SendOutcome.Rejected(code, reason, invalidAddress);

    protected static SendOutcome Barred(string code, string reason) => new SendOutcome.Deferred(code, reason, Kind: DeferralKind.Account);

    protected static SendOutcome Limited(string code, string reason, int? seconds = null)
        => new SendOutcome.Deferred(code, reason, seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, DeferralKind.RateLimited);

    protected static SendOutcome Down(string code, string reason) => new SendOutcome.Deferred(code, reason, Kind: DeferralKind.Unreachable);

    protected static SendOutcome Unknown(string reason) => new SendOutcome.Uncertain(reason);
}

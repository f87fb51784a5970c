using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;
using FollowUp.Tests.Contracts.Fakes;
using NodaTime;

namespace FollowUp.Tests.Support.Chaos;

/// <summary>
/// Three providers that outlive every kill and remember what they took: Resend tells a repeat, Twilio can be asked, SendGrid
/// does neither.
/// </summary>
internal sealed class ChaosProviders : IAsyncDisposable
{
    public const string Resend = "resend";
    public const string SendGrid = "sendgrid";
    public const string Twilio = "twilio";

    private readonly ResendFake resend;
    private readonly SendGridFake sendGrid;
    private readonly TwilioFake twilio;
    private readonly List<ProviderWeather> weathers;

    private ChaosProviders(IClock clock, int seed)
    {
        resend = new ResendFake(clock) { KeepsPosts = false };
        sendGrid = new SendGridFake(clock) { KeepsPosts = false };
        twilio = new TwilioFake(clock) { KeepsPosts = false };
        weathers =
        [
            new ProviderWeather(seed + 1, ResendFake.Error(429, "rate_limit_exceeded", "Too many requests.", ("retry-after", "1")), ResendFake.Error(500, "internal_server_error", "Down.")),
            new ProviderWeather(seed + 2, SendGridFake.Error(429, null, "too many requests", ("Retry-After", "1")), SendGridFake.Error(503, null, "Service unavailable")),
            new ProviderWeather(seed + 3, TwilioFake.Error(429, 20429, "Too Many Requests", ("Retry-After", "1")), TwilioFake.Error(503, 20503, "Service Unavailable")),
        ];
        foreach (var (fake, weather) in All.Zip(weathers))
        {
            fake.Weather = weather.MeetAsync;
        }
    }

    /// <summary>As the shop adds them. The rate of the first sends what it has no room for through the second.</summary>
    public IReadOnlyList<ChannelAccountInput> Accounts =>
    [
        Account(Channel.Email, Resend, resend, "shop@example.com", 150, [], ("apiKey", ResendFake.Key)),
        Account(Channel.Email, SendGrid, sendGrid, "shop@example.com", 300, [], ("apiKey", SendGridFake.Key)),
        Account(Channel.Sms, Twilio, twilio, "+14155550100", 300, [new("accountSid", TwilioFake.Sid)], ("authToken", TwilioFake.Token)),
    ];

    /// <summary>To how many addresses something was taken.</summary>
    public int Reached => All.Sum(fake => fake.Reached.Count);

    /// <summary>How many messages were taken to each address, by all of them together.</summary>
    public IReadOnlyDictionary<string, int> Taken
        => All.SelectMany(fake => fake.Reached).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));

    /// <summary>To how many addresses each of them took something.</summary>
    public IReadOnlyDictionary<string, int> TakenBy
        => new Dictionary<string, int> { [Resend] = resend.Reached.Count, [SendGrid] = sendGrid.Reached.Count, [Twilio] = twilio.Reached.Count };

    /// <summary>What was handed to them against their documentation.</summary>
    public IEnumerable<string> Violations => All.SelectMany(fake => fake.Violations);

    private IEnumerable<FakeProvider> All => [resend, sendGrid, twilio];

    public static async Task<ChaosProviders> StartAsync(IClock clock, int seed)
    {
        var providers = new ChaosProviders(clock, seed);
        await Task.WhenAll(providers.All.Select(fake => fake.StartAsync()));
        return providers;
    }

    /// <summary>How many messages met each kind of trouble.</summary>
    public int Met(Sky sky) => weathers.Sum(weather => weather.Met[sky]);

    /// <summary>From now on all goes well.</summary>
    public void Clear() => weathers.ForEach(weather => weather.Clear());

    public async ValueTask DisposeAsync()
    {
        foreach (var fake in All)
        {
            await fake.DisposeAsync();
        }
    }

    private static ChannelAccountInput Account(
        Channel channel, string provider, FakeProvider fake, string from, int perSecond, KeyValuePair<string, string>[] settings, (string Name, string Value) secret)
        => new(
            channel, provider, provider, from, null,
            new Dictionary<string, string>(settings) { ["baseUrl"] = fake.Address, ["ratePerSecond"] = $"{perSecond}", ["burst"] = $"{perSecond / 3}" },
            new Dictionary<string, string> { [secret.Name] = secret.Value });
}

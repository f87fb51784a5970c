using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Routing;

/// <summary>How fast an account may send: so many a second in the long run, and so many at once after a rest.</summary>
public sealed record SendRate(double PerSecond, int Burst)
{
    public const string PerSecondSetting = "ratePerSecond";
    public const string BurstSetting = "burst";

    /// <summary>Time one message takes.</summary>
    public Duration Interval => Duration.FromSeconds(1 / PerSecond);

    /// <summary>What the account's settings say; else what is usual for its provider; null for no limit.</summary>
    public static SendRate? Of(string provider, Channel channel, IReadOnlyDictionary<string, string> settings)
    {
        var usual = Usual(provider, channel);
        var perSecond = Number(settings, PerSecondSetting) ?? usual?.PerSecond;
        return perSecond is { } rate ? new SendRate(rate, (int)(Number(settings, BurstSetting) ?? usual?.Burst ?? Math.Max(1, rate))) : null;
    }

    /// <summary>Null for servers whose limits nobody publishes.</summary>
    public static SendRate? Usual(string provider, Channel channel) => (provider, channel) switch
    {
        (ChannelAccount.SmtpProvider or ChannelAccount.SandboxProvider, _) => null,
        (_, Channel.Email) => new SendRate(10, 100),
        (_, Channel.Sms) => new SendRate(5, 50),
        _ => new SendRate(4, 40),
    };

    private static double? Number(IReadOnlyDictionary<string, string> settings, string name)
        => settings.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

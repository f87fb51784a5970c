using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Delivery.Routing;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Settings;

/// <summary>Accounts in words.</summary>
internal static class AccountLook
{
    public static string Of(Channel channel) => channel switch
    {
        Channel.Email => "Email",
        Channel.Sms => "SMS",
        _ => "WhatsApp",
    };

    public static (string Words, Tone Tone) State(ChannelAccountView account, AccountPulse? pulse)
        => !account.Enabled ? ("Off", Tone.Plain) : pulse is not null && pulse.Circuit != CircuitState.Closed ? ("Resting", Tone.Warn) : ("Working", Tone.Ok);

    /// <summary>Of the last hour, else of the last day: "98 % of 120 in the last hour, half within 80 ms, 95 % within 400 ms".</summary>
    public static string Pulse(AccountPulse? pulse)
    {
        if (pulse is null || pulse.Day.Attempts == 0)
        {
            return "Nothing sent in the last day";
        }

        var (span, words) = pulse.Hour.Attempts > 0 ? (pulse.Hour, "hour") : (pulse.Day, "day");
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.Success!.Value * 100):0} % of {span.Attempts:N0} taken in the last {words}, half within {Time(span.P50Ms)}, 95 % within {Time(span.P95Ms)}");
    }

    public static string Where(ChannelAccountView account)
        => account.Provider == ChannelAccount.SandboxProvider ? "Shows messages in the app, sends none"
            : account.Settings.TryGetValue("host", out var host) ? account.Settings.TryGetValue("port", out var port) ? $"{host}:{port}" : host
            : AccountCatalogue.Find(account.Provider)?.Label ?? account.Provider;

    private static string Time(long? milliseconds)
        => milliseconds is not { } ms ? "" : ms < 1000 ? $"{ms} ms" : string.Create(CultureInfo.InvariantCulture, $"{ms / 1000d:0.0} s");
}

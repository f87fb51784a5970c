using FollowUp.Core.Kernel;
using static FollowUp.Core.Delivery.Channels.Accounts.AccountChecks;

namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>Every provider with what its accounts need; docs/channels.md and docs/webhooks.md say what each is for.</summary>
public static class AccountCatalogue
{
    private static readonly Channel[] Email = [Channel.Email];
    private static readonly Channel[] Numbers = [Channel.Sms, Channel.WhatsApp];

    public static IReadOnlyList<AccountKind> All { get; } =
    [
        new(ChannelAccount.SmtpProvider, "SMTP server", Email,
        [
            new("host", "Host") { Required = true, Default = "smtp.example.com", Check = Host },
            new("port", "Port") { Default = "587", Hint = "587 for STARTTLS and 465 for TLS, unless your server says otherwise.", Check = Whole(1, 65535) },
            new("security", "Security") { Default = "starttls", Choices = ["starttls", "tls", "none"] },
            new("user", "User name") { Check = OneLine },
            new("password", "Password") { Secret = true, Needs = "user", Check = OneLine },
            new("connections", "Connections at once") { Default = "8", Check = Whole(1, 256) },
            new("mailsPerConnection", "E-mails over one connection") { Default = "100", Check = Whole(1, 100_000) },
            new("ehlo", "Name to greet with") { Check = Host },
            new("acceptInvalidCertificate", "Accept an invalid certificate") { Default = "false", Choices = ["false", "true"] },
        ]),
        new("resend", "Resend", Email,
        [
            Key("apiKey", "API key", "Begins with re_."),
            new("webhookSecret", "Signing secret of the webhook") { Secret = true, Hint = "Begins with whsec_; shown in Resend below the webhook.", Check = Like("^whsec_[A-Za-z0-9+/=]+$", "must be whsec_ and base64") },
        ]) { IsHttp = true, BaseUrl = "https://api.resend.com", HearsInbound = true },
        new("sendgrid", "SendGrid", Email,
        [
            Key("apiKey", "API key", "Begins with SG."),
            new("webhookPublicKey", "Verification key of the event webhook") { Hint = "Shown in SendGrid once the signed event webhook is on." },
        ]) { IsHttp = true, BaseUrl = "https://api.sendgrid.com", HearsInbound = true, InboundToken = true },
        new("twilio", "Twilio", Numbers,
        [
            new("accountSid", "Account SID") { Required = true, Check = Like("^AC[0-9a-fA-F]{32}$", "must be AC and 32 hexadecimal digits") },
            new("authToken", "Auth token") { Required = true, Unless = "apiKeySid", Secret = true, Hint = "Also checks that reports come from Twilio." },
            new("messagingServiceSid", "Messaging service SID") { Hint = "Sends from one of its senders instead of the sender above.", Check = Like("^MG[0-9a-fA-F]{32}$", "must be MG and 32 hexadecimal digits") },
            new("apiKeySid", "API key SID") { Hint = "Signs in by a key instead of the auth token.", Check = Like("^SK[0-9a-fA-F]{32}$", "must be SK and 32 hexadecimal digits") },
            new("apiKeySecret", "API key secret") { Required = true, Needs = "apiKeySid", Secret = true },
        ]) { IsHttp = true, BaseUrl = "https://api.twilio.com", HearsInbound = true },
        new("infobip", "Infobip", Numbers,
        [
            Address(null) with { Label = "Your base URL", Hint = "Shown on Infobip's home page, such as https://abc12.api.infobip.com." },
            Key("apiKey", "API key"),
            new("webhookUser", "User of the webhook") { Secret = true },
            new("webhookPassword", "Password of the webhook") { Secret = true },
        ]) { IsHttp = true, HearsInbound = true, StatusToken = true, InboundToken = true },
        new("notificationapi", "NotificationAPI", [Channel.Sms],
        [
            new("clientId", "Client ID") { Required = true },
            Key("clientSecret", "Client secret"),
            new("type", "Notification it counts under") { Required = true, Hint = "Id of a notification in NotificationAPI." },
        ]) { IsHttp = true, BaseUrl = "https://api.notificationapi.com", StatusToken = true },
        new("meta", "Meta Cloud API", [Channel.WhatsApp],
        [
            new("phoneNumberId", "Phone number ID") { Required = true, Hint = "Not the number itself.", Check = Like("^[0-9]{1,30}$", "must be digits: it is the number's id, not the number") },
            Key("accessToken", "Access token"),
            new("businessAccountId", "WhatsApp business account ID") { Hint = "Lists your approved templates.", Check = Like("^[0-9]{1,30}$", "must be digits") },
            new("apiVersion", "API version") { Default = "v23.0", Check = Like(@"^v[0-9]+(\.[0-9]+)?$", "must be like v23.0") },
            new("appSecret", "App secret") { Secret = true, Hint = "Checks that reports come from Meta." },
            new("verifyToken", "Verify token of the webhook") { Secret = true, Hint = "Any text; type the same one in Meta." },
        ]) { IsHttp = true, BaseUrl = "https://graph.facebook.com", HearsInbound = true },
        new(ChannelAccount.SandboxProvider, "Sandbox", [Channel.Email, Channel.Sms, Channel.WhatsApp], []),
    ];

    public static IEnumerable<AccountKind> Of(Channel channel) => All.Where(kind => kind.Channels.Contains(channel));

    /// <summary>Null when there is no such provider.</summary>
    public static AccountKind? Find(string provider) => All.FirstOrDefault(kind => kind.Provider == provider);
}

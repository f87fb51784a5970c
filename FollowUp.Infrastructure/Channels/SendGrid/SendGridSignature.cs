using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Delivery.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.SendGrid;

/// <summary>Signed Event Webhook (twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features): ECDSA with SHA-256 over timestamp and body.</summary>
internal static class SendGridSignature
{
    /// <param name="publicKey">As SendGrid shows it: a SubjectPublicKeyInfo in base64, with or without PEM's frame.</param>
    public static bool Matches(ProviderWebhookRequest request, string publicKey)
    {
        var signature = request.Header("X-Twilio-Email-Event-Webhook-Signature");
        var timestamp = request.Header("X-Twilio-Email-Event-Webhook-Timestamp");
        if (string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(timestamp))
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Bare(publicKey)), out _);
            byte[] content = [.. Encoding.UTF8.GetBytes(timestamp), .. request.Body.Span];
            return key.VerifyData(content, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private static string Bare(string key) => string.Concat(key.Split('\n').Where(line => !line.StartsWith("-----", StringComparison.Ordinal)));
}

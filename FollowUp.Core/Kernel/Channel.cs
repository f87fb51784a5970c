using System.Text.Json.Serialization;

namespace FollowUp.Core.Kernel;

/// <summary>A way to reach a contact. Stored as its number: never renumber.</summary>
public enum Channel
{
    Email = 1,
    Sms = 2,

    [JsonStringEnumMemberName("whatsapp")]
    WhatsApp = 3,
}

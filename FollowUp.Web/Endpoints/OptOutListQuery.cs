using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary>Which addresses are wanted.</summary>
internal sealed class OptOutListQuery : ListQuery
{
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    /// <summary><c>optedout</c>, <c>bounced</c>, <c>complained</c> or <c>donotcontact</c>.</summary>
    [FromQuery(Name = "reason")]
    public string? Reason { get; init; }

    /// <exception cref="InputException">Not one of the words.</exception>
    public SuppressionFilter FilterOf() => new(
        string.IsNullOrEmpty(Channel) ? null : ApiText.Read<Channel>("channel", Channel), string.IsNullOrEmpty(Reason) ? null : ApiText.Read<SuppressionReason>("reason", Reason), Search);
}

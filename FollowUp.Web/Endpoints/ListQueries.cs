using FollowUp.Core.Capture;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary>Which contacts are wanted.</summary>
internal sealed class ContactListQuery : ListQuery;

/// <summary>Which campaigns are wanted.</summary>
internal sealed class RequestCampaignListQuery : StatusListQuery;

/// <summary>Which sequences are wanted.</summary>
internal sealed class SequenceListQuery : StatusListQuery;

/// <summary>Which enrollments are wanted.</summary>
internal sealed class EnrollmentListQuery : StatusListQuery
{
    /// <summary>Those that stand at this step.</summary>
    [FromQuery(Name = "step")]
    public string? Step { get; init; }
}

/// <summary>Which QR codes, landing pages or forms are wanted.</summary>
internal sealed class CaptureListQuery : StatusListQuery
{
    /// <exception cref="FollowUp.Core.Kernel.InputException">The status is not one of the words.</exception>
    public CaptureFilter FilterOf() => new(StatusOf<CaptureStatus>() is { } status ? status == CaptureStatus.Archived : null, Search);
}

/// <summary>Which messages are wanted.</summary>
internal sealed class MessageListQuery : ChannelListQuery;

/// <summary>Which prices are wanted.</summary>
internal sealed class PriceListQuery : ListQuery
{
    /// <summary><c>email</c>, <c>sms</c> or <c>whatsapp</c>.</summary>
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    /// <exception cref="FollowUp.Core.Kernel.InputException">Not one of the words.</exception>
    public FollowUp.Core.Kernel.Channel? ChannelOf() => string.IsNullOrEmpty(Channel) ? null : ApiText.Read<FollowUp.Core.Kernel.Channel>("channel", Channel);
}

/// <summary>Which requests are wanted.</summary>
internal sealed class RequestListQuery : ChannelListQuery
{
    /// <summary>Id of a request campaign.</summary>
    [FromQuery(Name = "campaign")]
    public string? Campaign { get; init; }

    /// <exception cref="FollowUp.Core.Kernel.InputException">Not an id.</exception>
    public Guid? CampaignOf() => string.IsNullOrEmpty(Campaign) ? null : ApiText.ReadId("campaign", Campaign);
}

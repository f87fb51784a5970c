using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Core.Delivery.Channels.Catalogue;

/// <summary>A template as a provider lists it.</summary>
public sealed record ListedTemplate(
    string ProviderId, string Name, string Language, string Category, ApprovalStatus Status, string? Reason, string? Quality, ApprovedContent Content);

using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Requests;

internal sealed class RequestConfiguration : IEntityTypeConfiguration<Request>, IEntityTypeConfiguration<RequestEvent>
{
    public void Configure(EntityTypeBuilder<Request> builder)
    {
        builder.ToTable("Requests");
        builder.Property(request => request.OrderId).HasMaxLength(100);
        builder.Property(request => request.ItemId).HasMaxLength(100);
        builder.Property(request => request.Product).HasMaxLength(300);
        builder.Property(request => request.ProductUrl).HasMaxLength(2000);
        builder.Property(request => request.ImageUrl).HasMaxLength(2000);
        builder.Property(request => request.Token).HasMaxLength(22);
        builder.Property(request => request.LastError).HasMaxLength(1000);
        builder.HasIndex(request => new { request.CampaignId, request.OrderId, request.ItemId }).IsUnique();
        builder.HasIndex(request => request.EnrollmentId).IsUnique();
        builder.HasIndex(request => request.Token).IsUnique();
        builder.HasIndex(request => new { request.OrganizationId, request.CreatedAt, request.Id });
        builder.HasIndex(request => new { request.OrganizationId, request.Status, request.CreatedAt });
        builder.HasIndex(request => new { request.OrganizationId, request.CampaignId, request.CreatedAt });
        builder.HasIndex(request => new { request.OrganizationId, request.OrderId });
        builder.HasIndex(request => new { request.CampaignId, request.Status, request.FirstSentAt, request.ClickedAt });
        builder.HasIndex(request => new { request.ContactId, request.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<RequestEvent> builder)
    {
        builder.ToTable("RequestEvents");
        builder.Property(row => row.Type).HasMaxLength(20);
        builder.Property(row => row.Detail).HasMaxLength(1000);
        builder.HasIndex(row => row.RequestId);
    }
}

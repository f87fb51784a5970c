using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations.Organizations;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.Property(key => key.Name).HasMaxLength(80);
        builder.Property(key => key.Hash).HasMaxLength(64);
        builder.Property(key => key.Prefix).HasMaxLength(16);
        builder.Property(key => key.CreatedBy).HasMaxLength(200);
        builder.HasIndex(key => key.Hash).IsUnique();
        builder.HasIndex(key => key.OrganizationId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(key => key.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}
